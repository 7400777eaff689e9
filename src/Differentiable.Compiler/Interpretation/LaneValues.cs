namespace Differentiable.Compiler.Interpretation;

/// <summary>The value of an atom in lanes: a boxed number for each.</summary>
internal sealed record LaneValues(IReadOnlyList<object?> Items);
