using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>Functions whose derivative is 0 wherever it exists. Their results are passive. Two neighbours of the identity are here as well.</summary>
public static class PiecewiseConstant
{
    private static readonly Signature WithInteger = new([SlotKind.Real, SlotKind.Int32], [SlotKind.Real]);
    private static readonly Signature WithMode = new([SlotKind.Real, SlotKind.Enum], [SlotKind.Real]);
    private static readonly Signature WithBoth = new([SlotKind.Real, SlotKind.Int32, SlotKind.Enum], [SlotKind.Real]);
    private static readonly Signature ToInteger = new([SlotKind.Real], [SlotKind.Int32]);

    public static Primitive Floor { get; } = Rounding("floor", "Floor", -2.5);

    public static Primitive Ceiling { get; } = Rounding("ceiling", "Ceiling", -2.6);

    public static Primitive Truncate { get; } = Rounding("truncate", "Truncate", -2.6);

    public static Primitive Round { get; } = Rounding("round", "Round", -2.6);

    public static Primitive RoundToDigits { get; } = Throwing("round to digits", "Round", WithInteger);

    public static Primitive RoundWithMode { get; } = Throwing("round with mode", "Round", WithMode);

    public static Primitive RoundToDigitsWithMode { get; } = Throwing("round to digits with mode", "Round", WithBoth);

    public static Primitive Sign { get; } = Throwing("sign", "Sign", ToInteger);

    public static Primitive ILogB { get; } = Define.Function("ilogb", "ILogB", ToInteger, "0", null, [0.3], [-2.6]);

    /// <summary>The next larger number: x + ε, hence derivative 1.</summary>
    public static Primitive BitIncrement { get; } = Define.Function("bit increment", "BitIncrement", "1", static (ir, x, y) => Identity, 0.3, -2.5);

    /// <summary>The next smaller number: x - ε, hence derivative 1.</summary>
    public static Primitive BitDecrement { get; } = Define.Function("bit decrement", "BitDecrement", "1", static (ir, x, y) => Identity, 0.3, -2.5);

    public static IEnumerable<Primitive> All =>
        [Floor, Ceiling, Truncate, Round, RoundToDigits, RoundWithMode, RoundToDigitsWithMode, Sign, ILogB, BitIncrement, BitDecrement];

    private static Primitive Rounding(string name, string method, double negative) => new()
    {
        Name = name,
        Signature = Signature.Unary,
        Form = new CSharpForm.Method("System.Math." + method, "System.MathF." + method),
        Methods = ["System.Math." + method, "System.MathF." + method, "System.Double." + method, "System.Single." + method],
        IsPiecewiseConstant = true,
        Samples = [[0.3], [negative]],
    };

    private static Primitive Throwing(string name, string method, Signature signature) => new()
    {
        Name = name,
        Stem = method.ToLowerInvariant(),
        Signature = signature,
        Form = new CSharpForm.Method("System.Math." + method, "System.MathF." + method),
        Methods = ["System.Math." + method, "System.MathF." + method, "System.Double." + method, "System.Single." + method],
        MayThrow = true,
        IsPiecewiseConstant = true,
        Formula = "0",
        Samples = signature.Parameters.Length == 1 ? [[0.3], [-2.6]] : [],
    };
}
