namespace Differentiable.Testing.RandomPrograms;

/// <summary>An argument of a <see cref="MethodCall"/>.</summary>
public sealed record Argument(Parameter Parameter, Expression Value, bool IsNamed);
