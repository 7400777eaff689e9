using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// What a loop's way back carries: the cotangents that are not structural zeros in all iterations. A carried variable that only the condition reads has none, and an input
/// to which no iteration contributes keeps the one it has.
/// </summary>
/// <param name="State">Which of the step's active carried variables.</param>
/// <param name="Inputs">Which of its active inputs.</param>
internal sealed record CarriedCotangents(EquatableArray<int> State, EquatableArray<int> Inputs)
{
    public static CarriedCotangents All(LoopStep step) => new([.. Enumerable.Range(0, step.ActiveState.Count)], [.. Enumerable.Range(0, step.ActiveInputs.Count)]);

    /// <summary>The variables whose cotangents are carried.</summary>
    public IEnumerable<Variable> Of(LoopStep step) => State.Select(i => step.ActiveState[i]).Concat(InputsOf(step));

    public IEnumerable<Variable> InputsOf(LoopStep step) => Inputs.Select(i => step.ActiveInputs[i]);

    /// <summary>New variables for the cotangents.</summary>
    public Variable[] Fresh(LoopStep step, NameSource names) => [.. Of(step).Select(variable => new Variable(names.Fresh(variable.Name + "Cotangent"), variable.Type) { IsCotangent = true })];
}
