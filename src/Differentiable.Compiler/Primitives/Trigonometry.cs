using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;
using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>Trigonometric functions and their inverses.</summary>
public static class Trigonometry
{
    public static Primitive Sin { get; } = Define.Function("sin", "Sin", "cos x", static (ir, x, y) => Scale(ir.Apply(Cos!, x[0])), 0.3, -2.5);

    public static Primitive Cos { get; } = Define.Function(
        "cos", "Cos", "-sin x", static (ir, x, y) => Compose(Negate, Scale(ir.Apply(Sin, x[0]))), 0.3, -2.5);

    public static Primitive Tan { get; } = Define.Function(
        "tan", "Tan", "1 + tan² x", static (ir, x, y) => ScaleSingular(ir.Add(ir.One, ir.Square(y[0]))), 0.3, -2.5);

    public static Primitive SinCos { get; } = new()
    {
        Name = "sincos",
        Signature = new([SlotKind.Real], [SlotKind.Real, SlotKind.Real]),
        Form = new CSharpForm.Method("System.Math.SinCos", "System.MathF.SinCos"),
        Methods = ["System.Math.SinCos", "System.MathF.SinCos", "System.Double.SinCos", "System.Single.SinCos"],
        Formula = "(cos x, -sin x)",
        Components = [Sin, Cos],
        Rule = static (ir, x, y) => Fork(Scale(y[1]), Compose(LinearMap.Negate, Scale(y[0]))),
        Samples = [[0.3], [-2.5]],
    };

    public static Primitive Asin { get; } = Define.Singular(
        "asin", "Asin", isGeneric: false, Singularity.AtPlusAndMinusOne, "1 / √(1 - x²); infinite at ±1", static (ir, x, y) => DivideSingular(CircleHeight(ir, x[0])), 0.3, -0.8);

    public static Primitive Acos { get; } = Define.Singular(
        "acos", "Acos", isGeneric: false, Singularity.AtPlusAndMinusOne, "-1 / √(1 - x²); infinite at ±1", static (ir, x, y) => Compose(Negate, DivideSingular(CircleHeight(ir, x[0]))), 0.3, -0.8);

    public static Primitive Atan { get; } = Define.Function(
        "atan", "Atan", "1 / (1 + x²)", static (ir, x, y) => Divide(ir.Add(ir.One, ir.Square(x[0]))), 0.3, -2.5);

    /// <summary>The angle of (x, y), arguments in the order y, x. Divides twice by the length, so that no square overflows.</summary>
    public static Primitive Atan2 { get; } = Define.Function(
        "atan2", "Atan2", Signature.Binary, "y / (x² + y²), -x / (x² + y²)",
        static (ir, x, y) =>
        {
            Atom length = ir.Apply(Powers.Hypot, x[0], x[1]);
            return Compose(DivideSingular(length), Join(ScaleSingular(ir.Divide(x[1], length)), Compose(Negate, ScaleSingular(ir.Divide(x[0], length)))));
        },
        [0.3, -1.7], [-1.2, 0.4]);

    public static Primitive SinPi { get; } = Define.Generic(
        "sinpi", "SinPi", "π cos πx", static (ir, x, y) => Scale(ir.Multiply(ir.Constant(Math.PI), ir.Apply(CosPi!, x[0]))), 0.3, -0.7);

    public static Primitive CosPi { get; } = Define.Generic(
        "cospi", "CosPi", "-π sin πx", static (ir, x, y) => Scale(ir.Multiply(ir.Constant(-Math.PI), ir.Apply(SinPi, x[0]))), 0.3, -0.7);

    public static Primitive TanPi { get; } = Define.Generic(
        "tanpi", "TanPi", "π (1 + tan² πx)",
        static (ir, x, y) => ScaleSingular(ir.Multiply(ir.Constant(Math.PI), ir.Add(ir.One, ir.Square(y[0])))), 0.3, -0.7);

    public static Primitive SinCosPi { get; } = new()
    {
        Name = "sincospi",
        Signature = new([SlotKind.Real], [SlotKind.Real, SlotKind.Real]),
        Form = new CSharpForm.Method("System.Double.SinCosPi", "System.Single.SinCosPi"),
        Methods = ["System.Double.SinCosPi", "System.Single.SinCosPi"],
        Formula = "(π cos πx, -π sin πx)",
        Rule = static (ir, x, y) => Fork(Scale(ir.Multiply(ir.Constant(Math.PI), y[1])), Scale(ir.Multiply(ir.Constant(-Math.PI), y[0]))),
        Samples = [[0.3], [-0.7]],
    };

    public static Primitive AsinPi { get; } = Define.Singular(
        "asinpi", "AsinPi", isGeneric: true, Singularity.AtPlusAndMinusOne, "1 / (π √(1 - x²))",
        static (ir, x, y) => DivideSingular(ir.Multiply(ir.Constant(Math.PI), CircleHeight(ir, x[0]))), 0.3, -0.8);

    public static Primitive AcosPi { get; } = Define.Singular(
        "acospi", "AcosPi", isGeneric: true, Singularity.AtPlusAndMinusOne, "-1 / (π √(1 - x²))",
        static (ir, x, y) => Compose(Negate, DivideSingular(ir.Multiply(ir.Constant(Math.PI), CircleHeight(ir, x[0])))), 0.3, -0.8);

    public static Primitive AtanPi { get; } = Define.Generic(
        "atanpi", "AtanPi", "1 / (π (1 + x²))",
        static (ir, x, y) => Divide(ir.Multiply(ir.Constant(Math.PI), ir.Add(ir.One, ir.Square(x[0])))), 0.3, -2.5);

    public static Primitive Atan2Pi { get; } = Define.Generic(
        "atan2pi", "Atan2Pi", Signature.Binary, "y / (π (x² + y²)), -x / (π (x² + y²))",
        static (ir, x, y) =>
        {
            Atom length = ir.Apply(Powers.Hypot, x[0], x[1]);
            return Compose(
                DivideSingular(ir.Multiply(ir.Constant(Math.PI), length)),
                Join(ScaleSingular(ir.Divide(x[1], length)), Compose(Negate, ScaleSingular(ir.Divide(x[0], length)))));
        },
        [0.3, -1.7], [-1.2, 0.4]);

    public static IEnumerable<Primitive> All =>
    [
        Sin, Cos, Tan, SinCos, Asin, Acos, Atan, Atan2, SinPi, CosPi, TanPi, SinCosPi, AsinPi, AcosPi, AtanPi, Atan2Pi,
    ];

    /// <summary>√(1 - x²), as √((1 - x)(1 + x)): exact differences near ±1.</summary>
    private static Atom CircleHeight(RuleBuilder ir, Atom x) =>
        ir.Apply(Powers.Sqrt, ir.Multiply(ir.Subtract(ir.One, x), ir.Add(ir.One, x)));
}
