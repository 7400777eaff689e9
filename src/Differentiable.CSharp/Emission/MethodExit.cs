namespace Differentiable.CSharp.Emission;

/// <summary>What a method does with its results, at each of its ends.</summary>
/// <param name="Statements">The statements, from the results; the last of them leaves the method.</param>
internal sealed record MethodExit(Func<IEnumerable<string>, IEnumerable<string>> Statements);
