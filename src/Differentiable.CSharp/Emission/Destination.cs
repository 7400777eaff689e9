using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Lowering;
using Differentiable.CSharp.Models;

namespace Differentiable.CSharp.Emission;

/// <summary>An array of the caller's that a derivative is written to.</summary>
/// <param name="Array">The type of what is written: an array as the parameter or the result that it belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What is written there.</param>
/// <param name="New">The expression of a new one, in terms of the method's parameters.</param>
internal sealed record Destination(IrType Array, string Name, string Role, string New)
{
    /// <summary>Whether it is the memory of a matrix that the method returns, row by row.</summary>
    public bool IsFlat { get; init; }

    /// <summary>The inline array whose elements it is, a local variable; null if it is none.</summary>
    public string? Inline { get; init; }

    /// <summary>It as a parameter.</summary>
    public ParameterText Parameter => new(Inline ?? (IsFlat ? IrType.Buffer(Array.Element!).Name : Array.ToBuffer().Name), Name, Role)
    {
        Elements = Inline is null ? null : Array.ToBuffer(),
        IsLocal = Inline is not null,
    };

    /// <summary>A new one as an argument.</summary>
    public string Argument(string name) => IsFlat ? $"global::Differentiable.Arrays.Matrix.AsSpan<{Array.Element!.Name}>({name})" : name;

    /// <summary>The destinations of a derivative, in the order of its parameters. The memory of a Jacobian is none of them.</summary>
    public static IEnumerable<Destination> Of(MethodHeader header, Mode mode) => OfFunction(header, mode).Where(static destination => destination.Inline is null);

    /// <summary>The arrays that the function writes a derivative to: besides those of the caller's, inline arrays.</summary>
    public static IEnumerable<Destination> OfFunction(MethodHeader header, Mode mode) => mode switch
    {
        Mode.Jvp => Value(header).Concat(Tangents(header)),
        Mode.Vjp => Value(header).Concat(Gradients(header, "Cotangent")),
        Mode.Gradient or Mode.ValueAndGradient => Gradients(header, "Gradient"),
        Mode.Hvp => Gradients(header, "Hvp"),
        _ => [],
    };

    /// <summary>The call of the method that gives the length of the array that the method returns, or the shape of the matrix.</summary>
    public static string LengthOf(MethodHeader header, IrType returned) =>
        $"{Identifiers.Escape(ResultLowering.LengthName(header.Name, returned))}({string.Join(", ", header.Parameters.Select(static parameter => Identifiers.Escape(parameter.Name)))})";

    /// <summary>The number of elements of what the method returns.</summary>
    public static string SizeOf(MethodHeader header, IrType returned) => header switch
    {
        { InlineResult: { } inline } => inline.InlineLength.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ when returned.Form == ArrayForm.Matrix => $"global::Differentiable.Arrays.Matrix.Size({LengthOf(header, returned)})",
        _ => LengthOf(header, returned),
    };

    private static IEnumerable<Destination> Value(MethodHeader header) => header.ReturnedArray is { } array
        ? [OfResult(header, array, "value", array.Form == ArrayForm.Matrix
            ? "Where the value is written, row by row: as long as the matrix that the method returns has elements"
            : "Where the value is written: as long as the array that the method returns")]
        : [];

    private static IEnumerable<Destination> Tangents(MethodHeader header) => header.ReturnedArray is { } array
        ? [OfResult(header, array, "tangent", $"Where the tangent of the value is written{(array.Form == ArrayForm.Matrix ? ", row by row" : "")}: as long as the value")]
        : header.OutputParameters.Select(static output => For(output, "Tangent", "tangent of"));

    private static Destination OfResult(MethodHeader header, IrType array, string name, string role) =>
        new(array, name, role + ", and apart from all other arrays in memory.", NewValue(header, array)) { IsFlat = array.Form == ArrayForm.Matrix, Inline = header.InlineResult?.InlineType };

    private static IEnumerable<Destination> Gradients(MethodHeader header, string suffix) =>
        header.ActiveParameters.Where(static parameter => parameter.Type.IsArray).Select(parameter => For(parameter, suffix, "derivative with respect to"));

    private static string NewValue(MethodHeader header, IrType array) => array.Form == ArrayForm.Matrix
        ? $"global::Differentiable.Arrays.Matrix.Zeros<{array.Element!.Name}>({LengthOf(header, array)})"
        : $"new {array.Element!.Name}[{LengthOf(header, array)}]";

    private static Destination For(ParameterHeader parameter, string suffix, string what) => new(
        parameter.Type,
        parameter.Name + suffix,
        $"Where the {what} <paramref name=\"{parameter.Name}\"/> is written: {ArrayText.Alike(parameter.Type.Form)}, and apart from all other arrays in memory.",
        ArrayText.NewLike(parameter.Type, Identifiers.Escape(parameter.Name)))
    {
        Inline = parameter.InlineLength is null ? null : parameter.TypeText,
    };
}
