namespace Differentiable.Testing.RandomPrograms;

/// <summary>The values that an int keeps to.</summary>
/// <param name="Low">The least one.</param>
/// <param name="End">The number after the largest one.</param>
internal readonly record struct IndexRange(int Low, ArrayLength End);
