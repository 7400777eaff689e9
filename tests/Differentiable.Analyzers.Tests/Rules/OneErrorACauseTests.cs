using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>Where a derivative is lost, there is one error for the cause and none for the uses of what it spoils.</summary>
public sealed class OneErrorACauseTests
{
    public static TheoryData<string> Conversions =>
    [
        "int i = {|DIFF0105:(int)x|}; int j = i * i; double z = i; return z + j + i * y;",
        "long i = {|DIFF0105:(long)x|}; uint j = (uint)i; return j * x + i;",
        "decimal {|DIFF0104:d = (decimal)x|}; d += 1; d *= d; return (double)d + (double)d;",
        "object {|DIFF0104:o = x|}; double z = (double)o; return z + z;",
        "double? {|DIFF0104:z = x|}; return z.Value + z ?? 0;",
        "dynamic {|DIFF0104:d = x|}; return d + d * d;",
        "Half {|DIFF0104:h = (Half)x|}; return (double)h * (double)h;",
        "System.Numerics.Complex {|DIFF0104:c = x|}; c = c * c; return c.Real;",
        "bool b = {|DIFF0103:Convert.ToBoolean(x)|}; bool c = !b && b; return c ? x : b ? y : 2 * x;",
        "string s = {|DIFF0103:x.ToString()|}; return s == s ? x : 2 * x;",
        "string s = {|DIFF0102:$\"{x}\"|}; string t = s; return t == s ? x : y;",
        "int i = {|DIFF0103:Convert.ToInt32(x)|}; i++; double[] a = new double[i]; a[i] = x; return a[i] * i;",
    ];

    public static TheoryData<string> Calls =>
    [
        "double g = {|DIFF0103:Helper(x)|}; double h = g * g; g += h; return Math.Sqrt(h) + g;",
        "double[] a = [x, {|DIFF0103:Helper(x)|}]; a[0] += a[1]; return a[0] * a[1];",
        "(double a, double b) = (x, {|DIFF0103:Helper(x)|}); return a * b + b;",
        "for (double t = {|DIFF0103:Helper(x)|}; t < 1; t += t) { y += t; } return y;",
        "double g = x; g = {|DIFF0103:Helper(g)|}; return Math.Max(g, (g, y).Item1);",
    ];

    public static TheoryData<string> Places =>
    [
        "{|DIFF0106:s_state|} = x * y; return x;",
        "double z = ({|DIFF0106:s_state|} = x) * y; return z + z;",
        "(double a, {|DIFF0106:s_state|}) = (x, y); return a * a;",
        "object[] {|DIFF0104:a = [x]|}; a[0] = y; return (double)a[0];",
        "List<double> {|DIFF0104:a = [x]|}; a.Add(y); a[0] = 1; return a[0] + a.Count;",
        "Action {|DIFF0104:f = () => x = 2|}; f(); return x;",
    ];

    public static TheoryData<string> References =>
    [
        "Out({|DIFF0102:out double z|}); return z * z + x;",
        "Set({|DIFF0102:ref x|}); return x * x;",
        "double z = System.Threading.Interlocked.Exchange({|DIFF0102:ref x|}, 2); return z + x * z;",
        "ref double {|DIFF0101:z = ref x|}; z = 2; return z * x;",
    ];

    [Theory, MemberData(nameof(Conversions))]
    public void A_conversion_is_one_cause(string body) => Expect.Reports("DIFF0105", Construct.Program(body));

    [Theory, MemberData(nameof(Calls))]
    public void A_call_is_one_cause(string body) => Expect.Reports("DIFF0103", Construct.Program(body));

    [Theory, MemberData(nameof(Places))]
    public void An_assignment_to_what_cannot_carry_it_is_one_cause(string body) => Expect.Reports("DIFF0106", Construct.Program(body));

    [Theory, MemberData(nameof(References))]
    public void An_argument_by_reference_is_one_cause(string body) => Expect.Reports("DIFF0102", Construct.Program(body));
}
