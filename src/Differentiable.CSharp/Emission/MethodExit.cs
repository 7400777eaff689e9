namespace Differentiable.CSharp.Emission;

/// <summary>What a method does with its results, at each of its ends: statements, of which the last leaves the method.</summary>
/// <param name="results">The results, as they are written.</param>
internal delegate IEnumerable<string> MethodExit(IEnumerable<string> results);
