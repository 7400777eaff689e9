namespace Differentiable.Testing.RandomPrograms;

/// <summary>A method that later methods may call.</summary>
internal sealed record Callable(Method Method, double ReturnBound);
