using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Representations;

namespace Differentiable.CSharp.Models;

/// <summary>All that emission needs to know of a differentiable method besides its program.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="ContainingTypes">The declarations of the containing types, outermost first, such as <c>partial class Bond</c>.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Cref">What documentation comments refer to it by.</param>
/// <param name="Formula">The method as formulas name it, such as <c>Price(x, y)</c>.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Results">Its results: one, or the elements of a tuple.</param>
/// <param name="Gradient">How its gradient or Jacobian is to be computed.</param>
/// <param name="Members">The derivatives to emit.</param>
/// <param name="Hint">The name of the generated file.</param>
public sealed record MethodHeader(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Name,
    string Cref,
    string Formula,
    EquatableArray<ParameterHeader> Parameters,
    EquatableArray<ResultHeader> Results,
    GradientPreference Gradient,
    EquatableArray<MemberHeader> Members,
    string Hint)
{
    /// <summary>What tells the private types that overloads need apart; empty for the first.</summary>
    public string OverloadSuffix { get; init; } = "";

    /// <summary>How many bytes of the stack a loop may use to run backwards; 0 for the runtime's choice.</summary>
    public int LoopMemory { get; init; }

    /// <summary>Which loops are written out.</summary>
    public UnrollingPreference LoopUnrolling { get; init; }

    /// <summary>The type of the numbers in its Jacobian: float if all inputs and results are, else double.</summary>
    public IrType JacobianType => ActiveParameters.Concat(OutputParameters).Select(static parameter => parameter.Type).Concat(Results.Select(static result => result.Type)).All(static type => type.Scalar == IrType.Single)
        ? IrType.Single
        : IrType.Double;

    /// <summary>The type of the array or matrix that the method returns; null if it returns none.</summary>
    public IrType? ReturnedArray => Results is [{ Type: { IsArray: true } array }] ? array : null;

    /// <summary>The inline array that the method returns; null if it returns none.</summary>
    public ResultHeader? InlineResult => Results is [{ InlineType: not null } result] ? result : null;

    /// <summary>The type of its elements.</summary>
    public IrType? ReturnedElement => ReturnedArray?.Element;

    /// <summary>The spans that the method fills.</summary>
    public IEnumerable<ParameterHeader> OutputParameters => Parameters.Where(static parameter => parameter.IsOutput);

    /// <summary>Whether what the method computes are arrays.</summary>
    public bool HasOutputs => ReturnedElement is not null || OutputParameters.Any();

    /// <summary>Whether how large the Jacobian is shows only when the method runs: inputs or results are arrays.</summary>
    public bool IsSizedAtRunTime => HasOutputs || (Results.Count > 1 && ActiveParameters.Any(static parameter => parameter.Type.IsArray));

    public IEnumerable<ParameterHeader> ActiveParameters => Parameters.Where(static parameter => parameter.IsActive);
}
