using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>
/// Copies whose derivative is what the program declares, not what the arithmetic is. Each has the value of its first argument, for which it stands as soon as
/// nothing is differentiated any more (<c>Simplifier.Finish</c>): none of them is emitted.
/// </summary>
public static class Declared
{
    /// <summary>x, as a constant.</summary>
    public static Primitive Stop { get; } = new()
    {
        Name = "stop",
        Stem = "constant",
        Signature = Signature.Unary,
        Form = Method("Stop"),
        Methods = ["Differentiable.Derivative.Stop"],
        Evaluate = First,
        SignRule = Signs.OfFirst,
        IsDeclared = true,
    };

    /// <summary>The value of the first argument with the derivative of the second.</summary>
    public static Primitive StraightThrough { get; } = new()
    {
        Name = "straight through",
        Stem = "value",
        Signature = Signature.Binary,
        Form = Method("StraightThrough"),
        Methods = ["Differentiable.Derivative.StraightThrough"],
        Evaluate = First,
        SignRule = Signs.OfFirst,
        Formula = "0, 1",
        ConstantIn = [0],
        Rule = static (ir, x, y) => Join(Zero, Identity),
        IsDeclared = true,
    };

    /// <summary>
    /// v with the partial derivative p in x beside its own: how a user's rule enters a program, one argument after the other. The derivative of p is that of the
    /// rule, so that second derivatives come out of it.
    /// </summary>
    public static Primitive WithPartial { get; } = new()
    {
        Name = "with partial",
        Stem = "value",
        Signature = Signature.Ternary,
        Form = Method("WithPartial"),
        Evaluate = First,
        SignRule = Signs.OfFirst,
        Formula = "1, 0, p",
        ConstantIn = [1],
        Rule = static (ir, x, y) => Join(Identity, Zero, ScaleSingular(x[1])),
        IsDeclared = true,
    };

    public static IEnumerable<Primitive> All => [Stop, StraightThrough, WithPartial];

    private static double First(double[] arguments) => arguments[0];

    private static CSharpForm Method(string name) => new CSharpForm.Method("Differentiable.Derivative." + name, "Differentiable.Derivative." + name);
}
