using System.Globalization;
using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Analyzers.Tests.Unsupported;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0103: a method that is called has no derivative.</summary>
public sealed class UnknownCallTests
{
    public static TheoryData<string> Wrong =>
    [
        "return [|Helper(x)|];",
        "return [|Helper([|Helper(x)|])|] + Math.Sin([|Helper(y)|]);",
        "return [|x.ToString()|] == name ? x : y;",
        "[|Console.WriteLine(x)|]; return x;",
        "return [|x.Twice()|];",
        "return [|double.Parse(name)|];",
        "return (double){|DIFF0104:s_vector|} * 2;",
    ];

    public static TheoryData<string> Right =>
    [
        "return Math.Sin(x) * Math.Pow(y, 2) + double.Exp(x) + Math.Max(x, y);",
        "return Math.Pow(y: x, x: y);",
        "const double two = 2; return Math.Pow(x, two);",
        "(double s, double c) = Math.SinCos(x); return s * c;",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0103", Construct.Program(marked));

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(Construct.Program(source));

    /// <summary>What is said can be done.</summary>
    [Theory]
    [InlineData("double[] a = [x, y]; return System.Linq.Enumerable.Aggregate(a, (b, c) => b * c);", "write a loop, or a query", "double product = 1; foreach (double a in (double[])[x, y]) { product *= a; } return product;")]
    [InlineData("double[] a = [x, y]; return System.Linq.Enumerable.Sum(System.Linq.Enumerable.Select(a, Math.Sin));", "Select, Zip, Skip and Take alone, with lambdas of one expression", "double[] a = [x, y]; return System.Linq.Enumerable.Sum(System.Linq.Enumerable.Select(a, b => Math.Sin(b)));")]
    [InlineData("double[] a = [x, y]; Array.Sort(a); return a[0];", "sort outside, and pass in the order as an int[]", "double[] a = [x, y]; int[] order = [1, 0]; return a[order[0]];")]
    public void What_to_write_instead_is_named(string source, string instead, string better)
    {
        Assert.Contains(Expect.RunOf(Construct.Program(source)).Analyze(), diagnostic => diagnostic.Id == "DIFF0103" && diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains(instead, StringComparison.Ordinal));
        Expect.Clean(Construct.Program(better));
    }

    [Fact]
    public void A_method_that_fills_arrays_takes_a_span()
    {
        const string caller = "public static partial class Program { [Differentiable] public static double F(double x) { double[] a = new double[2]; G(x, a); return a[0]; } ";
        Assert.Contains(
            Expect.RunOf(caller + "static void G(double x, double[] a) { a[0] = x * x; } }").Analyze(),
            static diagnostic => diagnostic.Id == "DIFF0103" && diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains("take what it reads as a ReadOnlySpan<double>, what it fills as another Span<double>, and mark it [Differentiable]", StringComparison.Ordinal));
        Expect.Clean(caller + "[Differentiable] static void G(double x, Span<double> a) { a[0] = x * x; } }");
    }

    /// <summary>In C# the result is the very array that was given: what is written to one of them, the other has too.</summary>
    [Theory]
    [InlineData("public static double F(double[] x) => [|G(x)|][1]; [Differentiable] public static double[] G(double[] a) => a;")]
    [InlineData("public static double F(double[,] x) => [|G(x)|][0, 1]; [Differentiable] public static double[,] G(double[,] a) => a;")]
    [InlineData("public static double F(double x) { double[] b = { x, 1 }; double[] c = [|G(b, x)|]; c[0] = 2; return b[0] * x; } [Differentiable] public static double[] G(double[] a, double k) { if (k > 1) { return a; } double[] other = { k, k }; return other; }")]
    [InlineData("public static double F(double[] x, int n) => [|G(x, n)|][1]; [Differentiable] public static double[] G(double[] a, int n) { double[] s = a; for (int i = 0; i < n; i++) { s = [.. s]; } return s; }")]
    [InlineData("public static double F(double[] x, int n) => [|G(x, n)|][1]; [Differentiable] public static double[] G(double[] a, int n) { double[] s = a; for (int i = 0; i < n; i++) { if (i > 3) { return s; } s = [.. s]; } return [.. s]; }")]
    [InlineData("public static double F(double[][] x) { double[] r = [|G(x)|]; r[0] = 3; return x[0][0] * r[1]; } [Differentiable] public static double[] G(double[][] a) => a[0];")]
    [InlineData("public static double F(double x) { double[][] a = [[x, 1], [1, x]]; double[] r = [|G(a)|]; r[0] = 3; return a[0][0] * x; } [Differentiable] public static double[] G(double[][] a) { foreach (double[] r in a) { return r; } return []; }")]
    public void A_method_that_returns_what_it_is_given_cannot_be_called(string members) =>
        Expect.Reports("DIFF0103", $"public static partial class Program {{ [Differentiable] {members} }}");

    [Fact]
    public void One_that_returns_a_copy_can_be() => Expect.Clean(
        "public static partial class Program { [Differentiable] public static double F(double[] x) => G(x)[1] + H(x)[0]; [Differentiable] public static double[] G(double[] a) => (double[])a.Clone(); [Differentiable] public static double[] H(double[] a) => a[..]; }");

    [Fact]
    public void Methods_that_are_marked_can_be_called_wherever_they_are() => Expect.Clean(
        """
        public static partial class Program { [Differentiable] public static double F(double x, int n = 2) => Other.G(y: x, z: 1) * (n > 0 ? F(x, n - 1) : 1); }
        public static partial class Other { [Differentiable] public static double G(double z, double y) => y * z; }
        """);
}
