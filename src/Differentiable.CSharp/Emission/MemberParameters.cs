using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Models;

namespace Differentiable.CSharp.Emission;

/// <summary>The parameters of each mode: those of the method, then vectors, then arrays of the caller's that are written to.</summary>
internal static class MemberParameters
{
    /// <summary>All parameters but the destinations.</summary>
    public static IEnumerable<ParameterText> Of(MethodHeader header, Mode mode) => header.Parameters.Select(Primal).Concat(mode switch
    {
        Mode.Jvp or Mode.Hvp => header.ActiveParameters.Select(Tangent),
        Mode.Vjp => Cotangents(header),
        _ => [],
    });

    /// <summary>The destinations: an array for each active parameter that is one, or the memory of a matrix.</summary>
    public static IEnumerable<ParameterText> DestinationsOf(MethodHeader header, Mode mode) => mode == Mode.Jacobian
        ? [new(IrType.Buffer(header.JacobianType).Name, "jacobian", "Where the Jacobian is written, row by row: as long as it has entries, and apart from all other arrays in memory.")]
        : MemberShape.DestinationsOf(header, mode).Select(parameter => Destination(parameter, mode));

    private static ParameterText Primal(ParameterHeader parameter) =>
        new(parameter.TypeText, parameter.Name, parameter.IsActive ? "As in the method; differentiated in." : "As in the method; passive.") { Default = parameter.Default };

    private static ParameterText Tangent(ParameterHeader parameter) => new(
        parameter.Type.IsArray ? parameter.TypeText : parameter.Type.Name, parameter.Name + "Tangent", $"The tangent of <paramref name=\"{parameter.Name}\"/>.");

    private static IEnumerable<ParameterText> Cotangents(MethodHeader header)
    {
        EquatableArray<string> names = [.. header.Results.Select(static result => result.Name)];
        return header.Results.Select((result, i) => new ParameterText(
            result.Type.Name,
            ResultNaming.CotangentOf(names, i),
            $"The cotangent of {(header.Results.Count == 1 ? "the result" : result.Name.Length > 0 ? result.Name : "result " + (i + 1))}: what the cotangents of the parameters are scaled by."));
    }

    private static ParameterText Destination(ParameterHeader parameter, Mode mode) => new(
        parameter.Type.ToBuffer().Name,
        parameter.Name + SuffixOf(mode),
        $"Where the derivative with respect to <paramref name=\"{parameter.Name}\"/> is written: {ArrayText.Alike(parameter.Type.Form)}, and apart from all other arrays in memory.");

    /// <summary>What the names of destinations end in.</summary>
    private static string SuffixOf(Mode mode) => mode switch
    {
        Mode.Vjp => "Cotangent",
        Mode.Hvp => "Hvp",
        _ => "Gradient",
    };
}
