namespace Differentiable.Compiler.Primitives;

/// <summary>Arithmetic on passive values. Nothing here has a derivative.</summary>
public static class Integers
{
    private static readonly Signature Unary = new([SlotKind.Same], [SlotKind.Same]);
    private static readonly Signature Binary = new([SlotKind.Same, SlotKind.Same], [SlotKind.Same]);
    private static readonly Signature Shift = new([SlotKind.Same, SlotKind.Int32], [SlotKind.Same]);

    public static Primitive Add { get; } = Define.PassiveInfix("integer add", "+", Binary, "sum");

    public static Primitive Subtract { get; } = Define.PassiveInfix("integer subtract", "-", Binary, "difference");

    public static Primitive Multiply { get; } = Define.PassiveInfix("integer multiply", "*", Binary, "product");

    public static Primitive Divide { get; } = Define.PassiveInfix("integer divide", "/", Binary, "quotient", mayThrow: true);

    public static Primitive Remainder { get; } = Define.PassiveInfix("integer remainder", "%", Binary, "remainder", mayThrow: true);

    public static Primitive And { get; } = Define.PassiveInfix("integer and", "&", Binary, "bits");

    public static Primitive Or { get; } = Define.PassiveInfix("integer or", "|", Binary, "bits");

    public static Primitive Xor { get; } = Define.PassiveInfix("integer xor", "^", Binary, "bits");

    public static Primitive LeftShift { get; } = Define.PassiveInfix("left shift", "<<", Shift, "shifted");

    public static Primitive RightShift { get; } = Define.PassiveInfix("right shift", ">>", Shift, "shifted");

    public static Primitive UnsignedRightShift { get; } = Define.PassiveInfix("unsigned right shift", ">>>", Shift, "shifted");

    public static Primitive Negate { get; } = Prefix("integer negate", "-", "negative");

    public static Primitive Complement { get; } = Prefix("complement", "~", "complement");

    public static Primitive Abs { get; } = Method("integer abs", "Abs", Unary);

    public static Primitive Max { get; } = Method("integer max", "Max", Binary);

    public static Primitive Min { get; } = Method("integer min", "Min", Binary);

    public static Primitive Clamp { get; } = Method("integer clamp", "Clamp", new([SlotKind.Same, SlotKind.Same, SlotKind.Same], [SlotKind.Same]));

    public static Primitive Sign { get; } = Method("integer sign", "Sign", new([SlotKind.Same], [SlotKind.Int32]));

    /// <summary>Arithmetic that throws on overflow, where the context does not already say so.</summary>
    public static IReadOnlyDictionary<Primitive, Primitive> Checked { get; } = Wrap("checked");

    /// <summary>Arithmetic that wraps around, where the context would throw.</summary>
    public static IReadOnlyDictionary<Primitive, Primitive> Unchecked { get; } = Wrap("unchecked");

    public static IEnumerable<Primitive> All =>
    [
        Add, Subtract, Multiply, Divide, Remainder, And, Or, Xor, LeftShift, RightShift, UnsignedRightShift, Negate, Complement, Abs, Max, Min, Clamp, Sign,
        .. Checked.Values, .. Unchecked.Values,
    ];

    private static Primitive Prefix(string name, string token, string stem) => new()
    {
        Name = name,
        Stem = stem,
        Signature = Unary,
        Form = new CSharpForm.Prefix(token),
    };

    private static Primitive Method(string name, string method, Signature signature) => new()
    {
        Name = name,
        Stem = method.ToLowerInvariant(),
        Signature = signature,
        Form = new CSharpForm.Method("System.Math." + method, "System.Math." + method),
        Methods = ["System.Math." + method, "System.Int32." + method, "System.Int64." + method],
        MayThrow = method is "Abs" or "Clamp",
    };

    private static Dictionary<Primitive, Primitive> Wrap(string keyword) =>
        new[] { Add, Subtract, Multiply, Negate }.ToDictionary(static plain => plain, plain => new Primitive
        {
            Name = keyword + " " + plain.Name,
            Stem = plain.Stem,
            Signature = plain.Signature,
            Form = new CSharpForm.Wrapped(keyword, plain.Form),
            MayThrow = true,
        });
}
