using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>Products that are zero when either argument is, and quotients when the first is, whatever the other: linear in the first by definition.</summary>
public static class StrongZeros
{
    public static Primitive Multiply { get; } = new()
    {
        Name = "strong multiply",
        Stem = "product",
        Signature = Signature.Quotient,
        Form = new CSharpForm.Method("Differentiable.StrongZero.Multiply", "Differentiable.StrongZero.Multiply"),
        Evaluate = static x => Mended(x[0] == 0 || x[1] == 0, x[0] * x[1]),
        Formula = "y, x",
        Rule = static (ir, x, y) => Join(ScaleSingular(x[1]), ScaleSingular(x[0])),
        Samples = [[0.3, -1.7]],
        Kinks = [new([0, double.PositiveInfinity], [double.PositiveInfinity, 0])],
    };

    public static Primitive Divide { get; } = new()
    {
        Name = "strong divide",
        Stem = "quotient",
        Signature = Signature.Quotient,
        Form = new CSharpForm.Method("Differentiable.StrongZero.Divide", "Differentiable.StrongZero.Divide"),
        Evaluate = static x => Mended(x[0] == 0, x[0] / x[1]),
        Formula = "1 / y, -(x / y) / y",
        // The factor is a strong quotient too: at 0/0 it is 0, in either mode.
        Rule = static (ir, x, y) => Join(DivideSingular(x[1]), Compose(Negate, ScaleSingular(ir.Apply(Divide!, y[0], x[1])))),
        Samples = [[0.3, -1.7]],
        Kinks = [new([0, 0], [double.PositiveInfinity, 0])],
    };

    public static IEnumerable<Primitive> All => [Multiply, Divide];

    private static double Mended(bool isZero, double result) => isZero && double.IsNaN(result) ? 0 : result;
}
