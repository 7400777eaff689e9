namespace Differentiable.Testing.RandomPrograms;

/// <summary>A parameter of the entry method, as a test sees it.</summary>
/// <param name="Type">The type, or that of the elements.</param>
/// <param name="IsArray">Whether it is an array or span; the argument is an array in either case.</param>
/// <param name="IsActive">Whether the method is differentiated in it: a double or float, or an array of them, without <c>[NoDerivative]</c>.</param>
public sealed record EntryParameter(string Name, ScalarType Type, bool IsArray, bool IsActive);
