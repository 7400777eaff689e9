using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>Hyperbolic functions and their inverses.</summary>
public static class Hyperbolics
{
    public static Primitive Sinh { get; } = Define.Function("sinh", "Sinh", "cosh x", static (ir, x, y) => ScaleSingular(ir.Apply(Cosh!, x[0])), 0.3, -2.5);

    public static Primitive Cosh { get; } = Define.Positive("cosh", "Cosh", isGeneric: false, "sinh x", static (ir, x, y) => ScaleSingular(ir.Apply(Sinh, x[0])), 0.3, -2.5);

    public static Primitive Tanh { get; } = Define.Function(
        "tanh", "Tanh", "1 - tanh² x", static (ir, x, y) => Scale(ir.Subtract(ir.One, ir.Square(y[0]))), 0.3, -1.5);

    public static Primitive Asinh { get; } = Define.Function(
        "asinh", "Asinh", "1 / √(1 + x²)", static (ir, x, y) => Divide(ir.Apply(Powers.Sqrt, ir.Add(ir.One, ir.Square(x[0])))), 0.3, -2.5);

    public static Primitive Acosh { get; } = Define.Singular(
        "acosh", "Acosh", isGeneric: false, Singularity.AtOne, "1 / √(x² - 1); infinite at 1",
        static (ir, x, y) => DivideSingular(ir.Apply(Powers.Sqrt, ir.Multiply(ir.Subtract(x[0], ir.One), ir.Add(x[0], ir.One)))), 1.3, 4.5);

    public static Primitive Atanh { get; } = Define.Singular(
        "atanh", "Atanh", isGeneric: false, Singularity.AtPlusAndMinusOne, "1 / (1 - x²); infinite at ±1",
        static (ir, x, y) => DivideSingular(ir.Multiply(ir.Subtract(ir.One, x[0]), ir.Add(ir.One, x[0]))), 0.3, -0.8);

    public static IEnumerable<Primitive> All => [Sinh, Cosh, Tanh, Asinh, Acosh, Atanh];
}
