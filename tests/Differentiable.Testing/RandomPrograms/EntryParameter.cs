namespace Differentiable.Testing.RandomPrograms;

/// <summary>A parameter of the entry method, as a test sees it.</summary>
/// <param name="IsActive">Whether the method is differentiated in it: a double or float without <c>[NoDerivative]</c>.</param>
public sealed record EntryParameter(string Name, ScalarType Type, bool IsActive);
