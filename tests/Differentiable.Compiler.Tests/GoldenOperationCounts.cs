using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Axioms;
using Differentiable.Compiler.Tests.Harness;

namespace Differentiable.Compiler.Tests;

/// <summary>
/// The operation counts of the examples of Elliott 2018, exactly. The paper counts a derivative beside its primal; here both are counted, so the expected counts
/// are the paper's primal and derivative together.
/// </summary>
public sealed class GoldenOperationCounts
{
    private static readonly Function Sqr = Arrows.Build("sqr", 1, static (ir, x) => [ir.Apply(Arithmetic.Multiply, x[0], x[0])]);

    private static readonly Function MagSqr = Arrows.Build(
        "magSqr", 2, static (ir, x) => [ir.Apply(Arithmetic.Add, ir.Apply(Arithmetic.Multiply, x[0], x[0]), ir.Apply(Arithmetic.Multiply, x[1], x[1]))]);

    private static readonly Function CosSinProd = Arrows.Build("cosSinProd", 2, static (ir, x) =>
    {
        Variable product = ir.Apply(Arithmetic.Multiply, x[0], x[1]);
        return [ir.Apply(Trigonometry.Cos, product), ir.Apply(Trigonometry.Sin, product)];
    });

    private static readonly Function CosXyz = Arrows.Build(
        "cosXyz", 3, static (ir, x) => [ir.Apply(Trigonometry.Cos, ir.Apply(Arithmetic.Add, x[0], ir.Apply(Arithmetic.Multiply, x[1], x[2])))]);

    [Fact]
    public void Sqr_with_its_gradient_takes_one_product_and_one_sum() => AssertCounts("add 1, multiply 1", Sqr, Mode.ValueAndGradient);

    [Fact]
    public void MagSqr_takes_two_products_and_one_sum() => Assert.Equal("add 1, multiply 2", PrimitiveCounts.Of(MagSqr));

    /// <summary>Beside the primal 2×, 3+.</summary>
    [Fact]
    public void The_pushforward_of_magSqr() => AssertCounts("add 4, multiply 4", MagSqr, Mode.Jvp);

    /// <summary>Beside the primal 2×, 2+.</summary>
    [Fact]
    public void The_pullback_of_magSqr() => AssertCounts("add 3, multiply 4", MagSqr, Mode.Vjp);

    [Fact]
    public void MagSqr_with_its_gradient_takes_two_products_and_three_sums() => AssertCounts("add 3, multiply 2", MagSqr, Mode.ValueAndGradient);

    /// <summary>Beside the primal (1×, cos, sin) 4×, 1+, 1 negation: sine and cosine are shared.</summary>
    [Fact]
    public void The_pushforward_of_cosSinProd() => AssertCounts("add 1, cos 1, multiply 5, negate 1, sin 1", CosSinProd, Mode.Jvp);

    /// <summary>Beside the primal 4×, 1-.</summary>
    [Fact]
    public void The_pullback_of_cosSinProd() => AssertCounts("cos 1, multiply 5, sin 1, subtract 1", CosSinProd, Mode.Vjp);

    /// <summary>The paper has 3×, 1+, cos, sin, 3 negations; we negate the sine once.</summary>
    [Fact]
    public void Cos_of_x_plus_yz_with_its_gradient() => AssertCounts("add 1, cos 1, multiply 3, negate 1, sin 1", CosXyz, Mode.ValueAndGradient);

    private static void AssertCounts(string expected, Function function, Mode mode) =>
        Assert.Equal(expected, PrimitiveCounts.Of(Simplifier.Simplify(Modes.Represent(Linearizer.Linearize(function), mode))));
}
