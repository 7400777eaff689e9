using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>Exponentials and logarithms.</summary>
public static class Exponentials
{
    private const double Ln2 = 0.69314718055994530942;
    private const double Ln10 = 2.30258509299404568402;

    private static readonly Signature LogToBase = Signature.Binary;

    // The factor overflows where the function does: hence the strong zero, so that Min(Exp(1000), 1) has derivative 0 and not NaN.
    public static Primitive Exp { get; } = Define.Positive("exp", "Exp", isGeneric: false, "exp x", static (ir, x, y) => ScaleSingular(y[0]), 0.3, -2.5);

    public static Primitive Exp2 { get; } = Define.Positive(
        "exp2", "Exp2", isGeneric: true, "2ˣ ln 2", static (ir, x, y) => ScaleSingular(ir.Multiply(y[0], ir.Constant(Ln2))), 0.3, -2.5);

    public static Primitive Exp10 { get; } = Define.Positive(
        "exp10", "Exp10", isGeneric: true, "10ˣ ln 10", static (ir, x, y) => ScaleSingular(ir.Multiply(y[0], ir.Constant(Ln10))), 0.3, -1.5);

    public static Primitive ExpM1 { get; } = Define.Generic("expm1", "ExpM1", "exp x", static (ir, x, y) => ScaleSingular(ir.Apply(Exp!, x[0])), 0.3, -2.5);

    public static Primitive Exp2M1 { get; } = Define.Generic(
        "exp2m1", "Exp2M1", "2ˣ ln 2", static (ir, x, y) => ScaleSingular(ir.Multiply(ir.Apply(Exp2!, x[0]), ir.Constant(Ln2))), 0.3, -2.5);

    public static Primitive Exp10M1 { get; } = Define.Generic(
        "exp10m1", "Exp10M1", "10ˣ ln 10", static (ir, x, y) => ScaleSingular(ir.Multiply(ir.Apply(Exp10!, x[0]), ir.Constant(Ln10))), 0.3, -1.5);

    public static Primitive Log { get; } = Define.Singular("log", "Log", isGeneric: false, Singularity.AtZero, "1 / x", static (ir, x, y) => DivideSingular(x[0]), 0.3, 12.5);

    /// <summary>log x / log b, hence (dx / x - z db / b) / log b.</summary>
    public static Primitive LogBase { get; } = Define.Function(
        "log base", "Log", LogToBase, "1 / (x ln y), -log_y x / (y ln y)",
        static (ir, x, y) => Compose(DivideSingular(ir.Apply(Log!, x[1])), Join(DivideSingular(x[0]), Compose(Negate, Compose(DivideSingular(x[1]), ScaleSingular(y[0]))))),
        [0.3, 2.5], [7.5, 0.4]);

    public static Primitive Log2 { get; } = Define.Singular(
        "log2", "Log2", isGeneric: false, Singularity.AtZero, "1 / (x ln 2)", static (ir, x, y) => DivideSingular(ir.Multiply(x[0], ir.Constant(Ln2))), 0.3, 12.5);

    public static Primitive Log10 { get; } = Define.Singular(
        "log10", "Log10", isGeneric: false, Singularity.AtZero, "1 / (x ln 10)", static (ir, x, y) => DivideSingular(ir.Multiply(x[0], ir.Constant(Ln10))), 0.3, 12.5);

    public static Primitive LogP1 { get; } = Define.Singular(
        "logp1", "LogP1", isGeneric: true, Singularity.AtMinusOne, "1 / (1 + x)", static (ir, x, y) => DivideSingular(ir.Add(ir.One, x[0])), 0.3, -0.6);

    public static Primitive Log2P1 { get; } = Define.Singular(
        "log2p1", "Log2P1", isGeneric: true, Singularity.AtMinusOne, "1 / ((1 + x) ln 2)", static (ir, x, y) => DivideSingular(ir.Multiply(ir.Add(ir.One, x[0]), ir.Constant(Ln2))), 0.3, -0.6);

    public static Primitive Log10P1 { get; } = Define.Singular(
        "log10p1", "Log10P1", isGeneric: true, Singularity.AtMinusOne, "1 / ((1 + x) ln 10)", static (ir, x, y) => DivideSingular(ir.Multiply(ir.Add(ir.One, x[0]), ir.Constant(Ln10))), 0.3, -0.6);

    public static IEnumerable<Primitive> All => [Exp, Exp2, Exp10, ExpM1, Exp2M1, Exp10M1, Log, LogBase, Log2, Log10, LogP1, Log2P1, Log10P1];
}
