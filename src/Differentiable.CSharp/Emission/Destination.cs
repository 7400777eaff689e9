using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Lowering;
using Differentiable.CSharp.Models;

namespace Differentiable.CSharp.Emission;

/// <summary>An array of the caller's that a derivative is written to.</summary>
/// <param name="Element">The type of its elements.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What is written there.</param>
/// <param name="Length">The expression of its length, in terms of the method's parameters.</param>
internal sealed record Destination(IrType Element, string Name, string Role, string Length)
{
    /// <summary>It as a parameter.</summary>
    public ParameterText Parameter => new(IrType.Buffer(Element).Name, Name, Role);

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
        ? [new(element, "value", "Where the value is written: as long as the array that the method returns, and apart from all other arrays in memory.", LengthOf(header))]
        : [];

    private static IEnumerable<Destination> Tangents(MethodHeader header) => header.ReturnedElement is { } element
        ? [new(element, "tangent", "Where the tangent of the value is written: as long as the value, and apart from all other arrays in memory.", LengthOf(header))]
        : header.OutputParameters.Select(static output => For(output, "Tangent", "tangent of"));

    private static IEnumerable<Destination> Gradients(MethodHeader header, string suffix) =>
        header.ActiveParameters.Where(static parameter => parameter.Type.IsArray).Select(parameter => For(parameter, suffix, "derivative with respect to"));

    private static Destination For(ParameterHeader parameter, string suffix, string what) => new(
        parameter.Type.Element!,
        parameter.Name + suffix,
        $"Where the {what} <paramref name=\"{parameter.Name}\"/> is written: as long as it, and apart from all other arrays in memory.",
        Identifiers.Escape(parameter.Name) + ".Length");
}
