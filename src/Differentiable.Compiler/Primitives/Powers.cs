using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;
using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>Powers, roots and reciprocals.</summary>
public static class Powers
{
    public static Primitive Sqrt { get; } = new()
    {
        Name = "sqrt",
        Signature = Signature.Unary,
        Form = new CSharpForm.Method("System.Math.Sqrt", "System.MathF.Sqrt"),
        Methods = ["System.Math.Sqrt", "System.MathF.Sqrt", "System.Double.Sqrt", "System.Single.Sqrt"],
        Formula = "1 / (2 √x); infinite at 0",
        Rule = static (ir, x, y) => DivideSingular(ir.Add(y[0], y[0])),
        Samples = [[0.3], [12.5]],
        Kinks = [new([0], [double.PositiveInfinity])],
        Singularity = Singularity.AtZero,
        SignRule = Signs.Magnitude,
    };

    public static Primitive Cbrt { get; } = new()
    {
        Name = "cbrt",
        Signature = Signature.Unary,
        Form = new CSharpForm.Method("System.Math.Cbrt", "System.MathF.Cbrt"),
        Methods = ["System.Math.Cbrt", "System.MathF.Cbrt", "System.Double.Cbrt", "System.Single.Cbrt"],
        Formula = "1 / (3 ∛x²); infinite at 0",
        Rule = static (ir, x, y) => DivideSingular(ir.Multiply(ir.Constant(3), ir.Square(y[0]))),
        Samples = [[0.3], [-12.5]],
        Kinks = [new([0], [double.PositiveInfinity])],
        Singularity = Singularity.AtZero,
        SignRule = Signs.OfFirst,
    };

    /// <summary>x^(1/n), hence 1 / (n y^(n-1)).</summary>
    public static Primitive RootN { get; } = Define.Generic(
        "root n", "RootN", new Signature([SlotKind.Real, SlotKind.Int32], [SlotKind.Real]), "1 / (n rⁿ⁻¹) for the root r",
        static (ir, x, y) =>
        {
            Atom n = ir.Convert(x[1]);
            return Join(DivideSingular(ir.Multiply(n, ir.Apply(Pow!, y[0], ir.Subtract(n, ir.One)))), Zero);
        },
        [0.3, 3], [2.5, 5], [-2.5, 3], [2.5, -2]);

    public static Primitive Pow { get; } = new()
    {
        Name = "pow",
        Signature = Signature.Binary,
        Form = new CSharpForm.Method("System.Math.Pow", "System.MathF.Pow"),
        Methods = ["System.Math.Pow", "System.MathF.Pow", "System.Double.Pow", "System.Single.Pow"],
        Formula = "y xʸ⁻¹ (0 where y = 0), xʸ ln x (only where the exponent is active; 0 at x = 0, NaN for x < 0)",
        Rule = static (ir, x, y) => Join(PowInBase(ir, x[0], x[1]), PowInExponent(ir, x[0], y[0])),
        Samples = [[0.3, 2.5], [2.5, -1.3], [1.7, 0.4], [0.9, 3], [1.7, 0]],
        Kinks = [new([0, 0], [0, 0]), new([0, 2], [0, 0]), new([0, 0.5], [double.PositiveInfinity, 0]), new([-2, 0], [0, double.NaN])],
        Singularity = Singularity.AtZero with { Exponent = 1 },
        SignRule = Signs.Power,
    };

    /// <summary>√(x² + y²): at the origin its central derivative along each axis is that of |x|, 0.</summary>
    public static Primitive Hypot { get; } = new()
    {
        Name = "hypot",
        Signature = Signature.Binary,
        Form = new CSharpForm.Method("System.Double.Hypot", "System.Single.Hypot"),
        Methods = ["System.Double.Hypot", "System.Single.Hypot"],
        Formula = "x / hypot, y / hypot; 0, 0 at the origin",
        Rule = static (ir, x, y) =>
        {
            Atom length = ir.Select(ir.AreEqual(y[0], ir.Zero), ir.One, y[0]);
            return Join(Scale(ir.Divide(x[0], length)), Scale(ir.Divide(x[1], length)));
        },
        Samples = [[0.3, -1.7], [3, 0]],
        Kinks = [new([0, 0], [0, 0])],
        SignRule = static (x, signOf) => signOf(x[0]) == Sign.Positive || signOf(x[1]) == Sign.Positive ? Sign.Positive : Sign.NonNegative,
    };

    public static Primitive ReciprocalEstimate { get; } = Define.Function(
        "reciprocal estimate", "ReciprocalEstimate", "-1 / x², of the exact reciprocal",
        static (ir, x, y) => Compose(Negate, DivideSingular(ir.Square(x[0]))), 0.3, -2.5);

    public static Primitive ReciprocalSqrtEstimate { get; } = Define.Function(
        "reciprocal sqrt estimate", "ReciprocalSqrtEstimate", "-1 / (2 x √x), of the exact reciprocal root",
        static (ir, x, y) => Compose(Negate, DivideSingular(ir.Multiply(ir.Add(x[0], x[0]), ir.Apply(Sqrt!, x[0])))), 0.3, 2.5);

    public static IEnumerable<Primitive> All => [Sqrt, Cbrt, RootN, Pow, Hypot, ReciprocalEstimate, ReciprocalSqrtEstimate];

    // Math.Pow costs as much as an exponential and a logarithm, so small whole exponents become products in the derivative.
    private static LinearMap PowInBase(RuleBuilder ir, Atom x, Atom y) => y is Literal literal
        ? literal.Number switch
        {
            0 => Zero,
            1 => Identity,
            2 => Scale(ir.Add(x, x)),
            3 => Scale(ir.Multiply(ir.Constant(3), ir.Square(x))),
            4 => Scale(ir.Multiply(ir.Constant(4), ir.Multiply(ir.Square(x), x))),
            -1 => Compose(Negate, DivideSingular(ir.Square(x))),
            0.5 => DivideSingular(ir.Multiply(ir.Constant(2), ir.Apply(Sqrt, x))),
            _ => ScaleSingular(ir.Multiply(y, ir.Apply(Pow, x, Literal.Of(ir.Type, literal.Number - 1)))),
        }
        : ScaleSingular(ir.Multiply(y, ir.Apply(Pow, x, ir.Subtract(SafeExponent(ir, x, y), ir.One))));

    // 0 · 0⁻¹ would be NaN. Elsewhere the exponent stays what it is, also at 0: the factor has a derivative in it there, 1 / x.
    private static Atom SafeExponent(RuleBuilder ir, Atom x, Atom y) =>
        ir.Select(ir.Apply(Logic.And, ir.AreEqual(x, ir.Zero), ir.AreEqual(y, ir.Zero)), ir.One, y);

    // The logarithm is taken of 1 where the base is 0, so that the product is 0 there, and so are its own derivatives.
    private static LinearMap PowInExponent(RuleBuilder ir, Atom x, Atom power) =>
        ScaleSingular(ir.Multiply(power, ir.Apply(Exponentials.Log, ir.Select(ir.AreEqual(x, ir.Zero), ir.One, x))));
}
