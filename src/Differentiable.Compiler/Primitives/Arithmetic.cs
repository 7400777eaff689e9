using Differentiable.Compiler.LinearMaps;
using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>The operators of double and float, and functions that are polynomials in their arguments.</summary>
public static class Arithmetic
{
    public static Primitive Add { get; } = new()
    {
        Name = "add",
        Stem = "sum",
        Signature = Signature.Sum,
        Form = new CSharpForm.Infix("+"),
        IsCommutative = true,
        SignRule = Signs.Sum,
        Evaluate = static x => x[0] + x[1],
        Formula = "1, 1",
        Rule = static (ir, x, y) => Join(Identity, Identity),
        Samples = [[0.3, -1.7]],
    };

    public static Primitive Subtract { get; } = new()
    {
        Name = "subtract",
        Stem = "difference",
        Signature = Signature.Sum,
        Form = new CSharpForm.Infix("-"),
        Evaluate = static x => x[0] - x[1],
        Formula = "1, -1",
        Rule = static (ir, x, y) => Join(Identity, LinearMap.Negate),
        Samples = [[0.3, -1.7]],
    };

    public static Primitive Multiply { get; } = new()
    {
        Name = "multiply",
        Stem = "product",
        Signature = Signature.Scaling,
        Form = new CSharpForm.Infix("*"),
        IsCommutative = true,
        SignRule = Signs.Product,
        Evaluate = static x => x[0] * x[1],
        Formula = "y, x",
        Rule = static (ir, x, y) => Join(Scale(x[1]), Scale(x[0])),
        Samples = [[0.3, -1.7], [0, 2.5]],
    };

    /// <summary>
    /// The quotient's tangent is (dx - z dy) / y with z = x / y: the transpose shares the division between both arguments. That of a reciprocal is -z² dy, without a division.
    /// </summary>
    public static Primitive Divide { get; } = new()
    {
        Name = "divide",
        Stem = "quotient",
        Signature = Signature.Quotient,
        Form = new CSharpForm.Infix("/"),
        SignRule = Signs.Quotient,
        Evaluate = static x => x[0] / x[1],
        Formula = "1 / y, -(x / y) / y",
        Rule = static (ir, x, y) => x[0] is Ir.Literal one && one.Is(1)
            ? Join(LinearMap.Zero, Compose(LinearMap.Negate, Compose(ScaleSingular(y[0]), ScaleSingular(y[0]))))
            : Compose(DivideSingular(x[1]), Join(Identity, Compose(LinearMap.Negate, ScaleSingular(y[0])))),
        Samples = [[0.3, -1.7], [-2.5, 0.4]],
    };

    /// <summary>x % y = x - y truncate(x / y); the quotient is taken from the remainder, so that rounding does not move it to a neighbour.</summary>
    public static Primitive Remainder { get; } = new()
    {
        Name = "remainder",
        Signature = Signature.Binary,
        Form = new CSharpForm.Infix("%"),
        Evaluate = static x => x[0] % x[1],
        Formula = "1, -truncate(x / y); the jumps at multiples of y are ignored",
        Rule = static (ir, x, y) => Join(Identity, Compose(LinearMap.Negate, ScaleSingular(WholeQuotient(ir, x, y)))),
        Samples = [[5.3, 1.7], [-5.3, 1.7], [5.3, -0.4]],
    };

    public static Primitive IeeeRemainder { get; } = new()
    {
        Name = "ieee remainder",
        Stem = "remainder",
        Signature = Signature.Binary,
        Form = new CSharpForm.Method("System.Math.IEEERemainder", "System.MathF.IEEERemainder"),
        Methods = ["System.Math.IEEERemainder", "System.MathF.IEEERemainder", "System.Double.Ieee754Remainder", "System.Single.Ieee754Remainder"],
        Formula = "1, -round(x / y); the jumps are ignored",
        Rule = static (ir, x, y) => Join(Identity, Compose(LinearMap.Negate, ScaleSingular(WholeQuotient(ir, x, y)))),
        Samples = [[5.3, 1.7], [-5.3, 1.7]],
    };

    public static Primitive Negate { get; } = new()
    {
        Name = "negate",
        Stem = "negative",
        Signature = Signature.Opposite,
        Form = new CSharpForm.Prefix("-"),
        Evaluate = static x => -x[0],
        Formula = "-1",
        Rule = static (ir, x, y) => LinearMap.Negate,
        Samples = [[0.3]],
    };

    public static Primitive FusedMultiplyAdd { get; } = Define.Function(
        "fused multiply add", "FusedMultiplyAdd", Signature.Ternary, "y, x, 1",
        static (ir, x, y) => Join(Scale(x[1]), Scale(x[0]), Identity),
        [0.3, -1.7, 2.5]);

    public static Primitive MultiplyAddEstimate { get; } = Define.Generic(
        "multiply add estimate", "MultiplyAddEstimate", Signature.Ternary, "y, x, 1",
        static (ir, x, y) => Join(Scale(x[1]), Scale(x[0]), Identity),
        [0.3, -1.7, 2.5]);

    public static Primitive Lerp { get; } = Define.Generic(
        "lerp", "Lerp", Signature.Ternary, "1 - z, z, y - x",
        static (ir, x, y) => Join(Scale(ir.Subtract(ir.One, x[2])), Scale(x[2]), Scale(ir.Subtract(x[1], x[0]))),
        [0.3, -1.7, 0.4]);

    public static Primitive ScaleB { get; } = Define.Function(
        "scale b", "ScaleB", new Signature([SlotKind.Real, SlotKind.Int32], [SlotKind.Real]), "2ⁿ",
        static (ir, x, y) => Join(ScaleSingular(ir.Apply(ScaleB!, ir.One, x[1])), Zero),
        [0.3, 3], [0.7, -2]);

    public static Primitive DegreesToRadians { get; } = Define.Generic(
        "degrees to radians", "DegreesToRadians", "π / 180",
        static (ir, x, y) => Scale(ir.Constant(Math.PI / 180)), 30);

    public static Primitive RadiansToDegrees { get; } = Define.Generic(
        "radians to degrees", "RadiansToDegrees", "180 / π",
        static (ir, x, y) => Scale(ir.Constant(180 / Math.PI)), 0.3);

    public static IEnumerable<Primitive> All =>
    [
        Add, Subtract, Multiply, Divide, Remainder, IeeeRemainder, Negate, FusedMultiplyAdd, MultiplyAddEstimate, Lerp, ScaleB, DegreesToRadians,
        RadiansToDegrees,
    ];

    private static Ir.Atom WholeQuotient(RuleBuilder ir, IReadOnlyList<Ir.Atom> x, IReadOnlyList<Ir.Variable> y) =>
        ir.Apply(PiecewiseConstant.Round, ir.Divide(ir.Subtract(x[0], y[0]), x[1]));
}
