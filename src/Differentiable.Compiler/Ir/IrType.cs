namespace Differentiable.Compiler.Ir;

/// <summary>The type of an atom: a kind, and the name by which the target language knows it.</summary>
/// <param name="Kind">What the compiler needs to know of the type.</param>
/// <param name="Name">The name that the emitted code writes, such as <c>double</c> or <c>global::Market.OptionKind</c>.</param>
public sealed record IrType(IrTypeKind Kind, string Name)
{
    public static IrType Double { get; } = new(IrTypeKind.Double, "double");

    public static IrType Single { get; } = new(IrTypeKind.Single, "float");

    public static IrType Boolean { get; } = new(IrTypeKind.Boolean, "bool");

    public static IrType Int32 { get; } = new(IrTypeKind.Integer, "int");

    public static IrType Int64 { get; } = new(IrTypeKind.Integer, "long");

    public static IrType String { get; } = new(IrTypeKind.String, "string");

    /// <summary>How many lanes there are; 1 for all other types.</summary>
    public int Count { get; private init; } = 1;

    /// <summary>The type of an array's elements; null for all other types.</summary>
    public IrType? Element { get; private init; }

    /// <summary>The type of each lane or element; for all other types the type itself.</summary>
    public IrType Scalar => Element ?? (!IsLanes ? this : Name.EndsWith("<float>", StringComparison.Ordinal) ? Single : Double);

    /// <summary>Whether values of this type are numbers that can carry a derivative.</summary>
    public bool IsFloatingPoint => Kind is IrTypeKind.Double or IrTypeKind.Single;

    /// <summary>Whether values of this type have a tangent space of their own: numbers, and arrays of them; all other types are passive.</summary>
    public bool IsDifferentiable => IsFloatingPoint || Element is { IsDifferentiable: true };

    /// <summary>Whether this is an array whose elements change while the method runs.</summary>
    public bool IsBuffer { get; private init; }

    public bool IsArray => Kind == IrTypeKind.Array;

    /// <summary>How the elements of an array are arranged.</summary>
    public ArrayForm Form { get; private init; }

    public bool IsLanes => Kind == IrTypeKind.Lanes;

    /// <summary>As many lanes of a floating-point type as make 128 or 256 bits.</summary>
    public static IrType Lanes(IrType scalar, int count) =>
        new(IrTypeKind.Lanes, $"global::System.Runtime.Intrinsics.Vector{count * BitsOf(scalar)}<{scalar.Name}>") { Count = count };

    /// <summary>An array, or a part of one, that is only read.</summary>
    public static IrType Array(IrType element) => new(IrTypeKind.Array, $"global::System.ReadOnlySpan<{element.Name}>") { Element = element };

    /// <summary>An array, or a part of one, that the runtime's functions write to.</summary>
    public static IrType Buffer(IrType element) => new(IrTypeKind.Array, $"global::System.Span<{element.Name}>") { Element = element, IsBuffer = true };

    /// <summary>A matrix of the caller's. It is looked at through its elements, which are an array, row by row.</summary>
    public static IrType Matrix(IrType element) => new(IrTypeKind.Array, element.Name + "[,]") { Element = element, Form = ArrayForm.Matrix };

    /// <summary>An array of the caller's whose elements are arrays. It is looked at through them.</summary>
    public static IrType Jagged(IrType element) => new(IrTypeKind.Array, element.Name + "[][]") { Element = element, Form = ArrayForm.Jagged };

    /// <summary>The type of what the cotangent of an array of this type is added to.</summary>
    public IrType ToBuffer() => Form == ArrayForm.Vector ? Buffer(Element!) : this with { IsBuffer = true };

    /// <summary>The type of parts of an array of this type.</summary>
    public IrType ToPart() => IsBuffer ? Buffer(Element!) : Array(Element!);

    /// <summary>Where a local array lies that is kept for the way back. Generated code only.</summary>
    public static IrType Kept { get; } = new(IrTypeKind.Kept, "global::Differentiable.Arrays.Kept");

    public static int BitsOf(IrType scalar) => scalar.Kind == IrTypeKind.Single ? 32 : 64;

    // Of the few types of a program hardly two have all this in common: the name would be hashed for nothing.
    public override int GetHashCode() => ((int)Kind * 31) + Count + (IsBuffer ? 16 : 0) + ((int)Form * 64);

    public override string ToString() => IsLanes ? Scalar.Name + Count : Element is null ? Name : Element + BracketsOf(Form);

    private static string BracketsOf(ArrayForm form) => form switch
    {
        ArrayForm.Matrix => "[,]",
        ArrayForm.Jagged => "[][]",
        _ => "[]",
    };
}
