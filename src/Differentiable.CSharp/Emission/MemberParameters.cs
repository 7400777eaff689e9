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
        Mode.Jvp or Mode.Hvp => header.ActiveParameters.Select(parameter => Tangent(header, parameter)),
        Mode.Vjp => Cotangents(header),
        _ => [],
    });

    /// <summary>The parameters of the overload that makes the arrays: there, the cotangent of a matrix is a matrix.</summary>
    public static IEnumerable<ParameterText> OfReturning(MethodHeader header, Mode mode) => mode == Mode.Vjp && header.ReturnedArray is { Form: ArrayForm.Matrix } matrix
        ? [
            .. header.Parameters.Select(Primal),
            new(matrix.Name, "cotangent", "The cotangent of the result, which the transposed derivative is applied to: with as many rows and columns.")
            {
                Handed = name => $"global::Differentiable.Arrays.Check.Cotangent<{matrix.Element!.Name}>({name}, {Destination.LengthOf(header, matrix)})",
            },
        ]
        : Of(header, mode);

    /// <summary>The destinations: an array for each active parameter that is one, or the memory of a matrix.</summary>
    public static IEnumerable<ParameterText> DestinationsOf(MethodHeader header, Mode mode) => mode == Mode.Jacobian
        ? [new(IrType.Buffer(header.JacobianType).Name, "jacobian", "Where the Jacobian is written, row by row: as long as it has entries, and apart from all other arrays in memory.")]
        : Destination.Of(header, mode).Select(static destination => destination.Parameter);

    /// <summary>The parameters of a function that computes the derivative: some are local variables in its method.</summary>
    public static IEnumerable<ParameterText> OfFunction(MethodHeader header, Mode mode) => Of(header, mode).Concat(Destination.OfFunction(header, mode).Select(static destination => destination.Parameter));

    private static ParameterText Primal(ParameterHeader parameter) =>
        new(parameter.TypeText, parameter.Name, RoleOf(parameter)) { Default = parameter.Default, Elements = parameter.InlineLength is null ? null : parameter.Type };

    private static string RoleOf(ParameterHeader parameter) => parameter switch
    {
        { IsOutput: true } => "As in the method, which fills it: here too. What it contains before is a constant.",
        { IsActive: true } => "As in the method; differentiated in.",
        _ => "As in the method; passive.",
    };

    // Where there is a Jacobian it is a span: a Jacobian's column has a part of a unit vector for it.
    private static ParameterText Tangent(MethodHeader header, ParameterHeader parameter)
    {
        bool isAsWritten = parameter.Type.IsArray && !header.IsSizedAtRunTime;
        return new(isAsWritten ? parameter.TypeText : parameter.Type.Name, parameter.Name + "Tangent", $"The tangent of <paramref name=\"{parameter.Name}\"/>.")
        {
            Elements = isAsWritten && parameter.InlineLength is not null ? parameter.Type : null,
        };
    }

    private static IEnumerable<ParameterText> Cotangents(MethodHeader header)
    {
        if (header.HasOutputs)
        {
            return header.ReturnedArray is { } array
                ? [CotangentOf(array.Element!, "cotangent", array.Form == ArrayForm.Matrix ? "the result, row by row" : "the result")]
                : header.OutputParameters.Select(static output => CotangentOf(output.Type.Element!, output.Name + "Cotangent", $"<paramref name=\"{output.Name}\"/>"));
        }

        EquatableArray<string> names = [.. header.Results.Select(static result => result.Name)];
        return header.Results.Select((result, i) => new ParameterText(
            result.Type.Name,
            ResultNaming.CotangentOf(names, i),
            $"The cotangent of {(header.Results.Count == 1 ? "the result" : result.Name.Length > 0 ? result.Name : "result " + (i + 1))}: what the cotangents of the parameters are scaled by."));
    }

    private static ParameterText CotangentOf(IrType element, string name, string what) =>
        new(IrType.Array(element).Name, name, $"The cotangent of {what}, which the transposed derivative is applied to: as long as it.");
}
