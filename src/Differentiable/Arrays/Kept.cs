namespace Differentiable.Arrays;

/// <summary>A local array that outlives its iteration, for the way back: where it lies in the <see cref="Workspace"/>.</summary>
/// <param name="Chunk">The piece of memory.</param>
/// <param name="Start">The first of its words.</param>
/// <param name="Length">The number of elements.</param>
public readonly record struct Kept(int Chunk, int Start, int Length);
