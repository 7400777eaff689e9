namespace Differentiable.Testing.RandomPrograms;

/// <summary>A field of the program's class, initialised by a literal.</summary>
public sealed record Field(Variable Variable, Literal Value);
