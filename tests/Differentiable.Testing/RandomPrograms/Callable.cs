namespace Differentiable.Testing.RandomPrograms;

/// <summary>A method that later methods may call.</summary>
/// <param name="Work">About how many operations a call takes at most.</param>
internal sealed record Callable(Method Method, double ReturnBound, double Work);
