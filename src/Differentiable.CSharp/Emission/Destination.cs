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
    /// <summary>It as a parameter.</summary>
    public ParameterText Parameter => new(Array.ToBuffer().Name, Name, Role);

    /// <summary>The destinations of a derivative, in the order of its parameters. The memory of a Jacobian is none of them.</summary>
    public static IEnumerable<Destination> Of(MethodHeader header, Mode mode) => mode switch
    {
        Mode.Jvp => Value(header).Concat(Tangents(header)),
        Mode.Vjp => Value(header).Concat(Gradients(header, "Cotangent")),
        Mode.Gradient or Mode.ValueAndGradient => Gradients(header, "Gradient"),
        Mode.Hvp => Gradients(header, "Hvp"),
        _ => [],
    };

    /// <summary>The call of the method that gives the length of the array that the method returns.</summary>
    public static string LengthOf(MethodHeader header) =>
        $"{Identifiers.Escape(LengthName(header))}({string.Join(", ", header.Parameters.Select(static parameter => Identifiers.Escape(parameter.Name)))})";

    /// <summary>The name of that method.</summary>
    public static string LengthName(MethodHeader header) => header.Name + "Length";

    private static IEnumerable<Destination> Value(MethodHeader header) => header.ReturnedElement is { } element
        ? [new(IrType.Array(element), "value", "Where the value is written: as long as the array that the method returns, and apart from all other arrays in memory.", NewValue(header, element))]
        : [];

    private static IEnumerable<Destination> Tangents(MethodHeader header) => header.ReturnedElement is { } element
        ? [new(IrType.Array(element), "tangent", "Where the tangent of the value is written: as long as the value, and apart from all other arrays in memory.", NewValue(header, element))]
        : header.OutputParameters.Select(static output => For(output, "Tangent", "tangent of"));

    private static IEnumerable<Destination> Gradients(MethodHeader header, string suffix) =>
        header.ActiveParameters.Where(static parameter => parameter.Type.IsArray).Select(parameter => For(parameter, suffix, "derivative with respect to"));

    private static string NewValue(MethodHeader header, IrType element) => $"new {element.Name}[{LengthOf(header)}]";

    private static Destination For(ParameterHeader parameter, string suffix, string what) => new(
        parameter.Type,
        parameter.Name + suffix,
        $"Where the {what} <paramref name=\"{parameter.Name}\"/> is written: {ArrayText.Alike(parameter.Type.Form)}, and apart from all other arrays in memory.",
        ArrayText.NewLike(parameter.Type, Identifiers.Escape(parameter.Name)));
}
