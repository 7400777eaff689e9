namespace Differentiable.Loops;

/// <summary>No value: the state, residual or output of a loop that has none.</summary>
public readonly struct None;
