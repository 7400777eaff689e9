using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>An arm of a branch, or a part of a long run, that becomes a static local function.</summary>
internal sealed record LocalFunction(string Name, IReadOnlyList<Variable> Parameters, IReadOnlyList<Variable> Results, Block Body, bool IsPart);
