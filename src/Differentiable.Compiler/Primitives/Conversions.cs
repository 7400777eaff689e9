namespace Differentiable.Compiler.Primitives;

/// <summary>The conversion between numeric types; the target's type says which.</summary>
public static class Conversions
{
    /// <summary>Between double and float the tangent is converted along; from an integer there is none; to an integer it is lost.</summary>
    public static Primitive Convert { get; } = new()
    {
        Name = "convert",
        Signature = new([SlotKind.Any], [SlotKind.Any]),
        Form = new CSharpForm.Cast(),
        Formula = "1, in the other floating-point type",
        SignRule = Signs.OfFirst,
        Rule = static (ir, x, y) => y[0].Type.IsFloatingPoint ? LinearMaps.LinearMap.Convert(x[0].Type, y[0].Type) : LinearMaps.LinearMap.Zero,
    };

    /// <summary>A conversion that throws when the value does not fit.</summary>
    public static Primitive CheckedConvert { get; } = new()
    {
        Name = "checked convert",
        Signature = new([SlotKind.Any], [SlotKind.Any]),
        Form = new CSharpForm.Wrapped("checked", new CSharpForm.Cast()),
        MayThrow = true,
    };

    public static IEnumerable<Primitive> All => [Convert, CheckedConvert];
}
