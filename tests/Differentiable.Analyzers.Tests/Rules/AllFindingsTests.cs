using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>One build shows everything that is wrong with a method, and each thing once.</summary>
public sealed class AllFindingsTests
{
    [Fact]
    public void All_errors_of_a_body_are_reported_at_once() => Expect.Reports("DIFF0101", Construct.Program("""
        double[,,] {|DIFF0104:a = new double[1, 1, 1]|};
        {|DIFF0106:s_state|} = {|DIFF0103:Helper(x)|};
        if (name is {|DIFF0102:{ Length: 2 }|})
        {
            [|try { x -= 1; } finally { }|]
        }
        else
        {
            y = Math.Max({|DIFF0103:Helper(x)|}, name switch { {|DIFF0102:null|} => x, _ => y });
        }
        return a[0, 0, 0] * {|DIFF0106:Rate|} + ({|DIFF0102:name + "a"|} == "ba" ? x : y);
        """));

    [Fact]
    public void Errors_of_the_signature_and_of_the_body_are_reported_at_once() => Expect.ReportsWithoutStubs("DIFF0201", """
        public class Program
        {
            private static double s_state;
            [Differentiable] public static double [|F|](double x) => x * {|DIFF0106:s_state|};
        }
        """);

    [Fact]
    public void An_error_in_a_called_method_is_reported_there_only() => Expect.Reports("DIFF0101", """
        public static partial class Program
        {
            [Differentiable] public static double F(double x) => G(x) * G(2 * x);
            [Differentiable] public static double G(double x) { [|try { x /= 2; } finally { }|] return x; }
            [Differentiable(Also = Derivatives.Hvp)] public static double H(double x) => G(x);
            [DerivativeOf(nameof(G), Derivatives.Gradient)] public static partial double D(double x);
            [Differentiable] public static double E(double x) => D(x);
            public static double Use() => FGradient(1) + GJvp(1, 2).Value + HHvp(1, 2) + D(1) + EGradient(2);
        }
        """);

    [Fact]
    public void An_error_in_an_unmarked_method_is_reported_once_for_each_declaration_that_derives_it() => Expect.Reports("DIFF0101", """
        public static partial class Program
        {
            public static double G(double x) { [|try { x /= 2; } finally { }|] return x; }
            [DerivativeOf(nameof(G), Derivatives.Gradient)] public static partial double D(double x);
        }
        """);
}
