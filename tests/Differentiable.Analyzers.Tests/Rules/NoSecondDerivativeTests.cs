using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;

namespace Differentiable.Analyzers.Tests.Rules;

/// <summary>DIFF0107: a second derivative needs one that is not available.</summary>
public sealed class NoSecondDerivativeTests
{
    public static TheoryData<string> Wrong =>
    [
        "public static partial class Program { [Differentiable] public static double G(double x, int n) => n == 0 ? x : x * G(x, n - 1); [Differentiable(Also = Derivatives.Hvp)] public static double F(double x) => x * [|G(x, 3)|]; }",
        "public static partial class Program { [Differentiable] public static double G(double x, int n) => n == 0 ? x : x * G(x, n - 1); [Differentiable(Also = Derivatives.Hessian)] public static double F(double x) => x * [|G(x, 3)|]; public static double[,] Use() => FHessian(1); }",
        "public static partial class Program { [Differentiable(Also = Derivatives.Hvp)] public static double [|F|](double x) => x; [DerivativeRule(nameof(F))] static double R(double x) => double.Parse(x.ToString()); }",
        "public static partial class Program { static double F(double x) => x; [DerivativeRule(nameof(F))] static double R(double x) => double.Parse(x.ToString()); [Differentiable(Also = Derivatives.Hvp)] public static double G(double x) => [|F(x)|]; }",
        "public static partial class Program { static double F(double x) => x; [DerivativeRule(nameof(F))] static double R(double x) => F(x); [Differentiable(Also = Derivatives.Hvp)] public static double G(double x) => [|F(x)|]; }",
    ];

    public static TheoryData<string> Right =>
    [
        "public static partial class Program { [Differentiable(Also = Derivatives.Hvp)] public static double F(double x) => double.Parse(x.ToString()); [DerivativeRule(nameof(F))] static double R(double x) => F(x); }",
        "public static partial class Program { [Differentiable(Also = Derivatives.Hvp)] public static double G(double x, int n) => n == 0 ? x : x * G(x, n - 1); [Differentiable(Also = Derivatives.Hvp)] public static double F(double x) => x * G(x, 3); }",
        "public static partial class Program { [Differentiable] public static double G(double x, int n) => n == 0 ? x : x * G(x, n - 1); [Differentiable] public static double F(double x) => x * G(x, 3); }",
        "public static partial class Program { [Differentiable] public static double G(double x) => x * x; [Differentiable(Also = Derivatives.Hvp)] public static double F(double x) => x * G(x); public static double Use() => FHvp(1, 2); }",
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void It_is_reported_where_it_is_and_nowhere_else(string marked) => Expect.Reports("DIFF0107", marked);

    [Theory, MemberData(nameof(Right))]
    public void A_near_miss_is_clean(string source) => Expect.Clean(source);

    private const string Library = "public static partial class Library { [Differentiable] public static double G(double x) => x * x; "
        + "[Differentiable(Also = Derivatives.Hvp)] public static double H(double x) => x * x; }";

    [Theory]
    [InlineData("public static partial class Program { [Differentiable(Also = Derivatives.Hvp)] public static double F(double x) => x * [|Library.G(x)|]; }")]
    [InlineData("public static partial class Program { public static double F(double x) => x * [|Library.G(x)|]; "
        + "[DerivativeOf(nameof(F), Derivatives.Hvp)] public static partial double D(double x, double v); }")]
    [InlineData("public static partial class Program { [Differentiable] public static double F(double x) => x * [|Library.G(x)|]; "
        + "[DerivativeOf(nameof(F), Derivatives.Hvp)] public static partial double D(double x, double v); }")]
    [InlineData("public static partial class Program { [Differentiable] public static double F(double x) => x * Library.G(x); "
        + "[DerivativeOf(nameof(F), Derivatives.Gradient)] public static partial double D(double x); [Differentiable] public static double E(double x) => [|D(x)|]; }")]
    public void A_method_of_another_assembly_is_known_by_its_first_derivatives_only(string marked) => Expect.Reports("DIFF0107", marked, Compiled());

    [Fact]
    public void A_method_of_another_assembly_with_a_second_derivative_is_enough() => Expect.Clean(
        "public static partial class Program { [Differentiable(Also = Derivatives.Hvp)] public static double F(double x) => x * Library.H(x); "
            + "[Differentiable] public static double E(double x) => x * Library.G(x); }",
        Compiled());

    private static MetadataReference Compiled()
    {
        using MemoryStream stream = new();
        GeneratorRun run = Expect.RunOf(Library);
        Assert.True(run.Compilation.WithAssemblyName("Library").Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
