using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>An arm of a branch that becomes a static local function.</summary>
internal sealed record LocalFunction(string Name, IReadOnlyList<Variable> Parameters, IReadOnlyList<Variable> Results, Block Body);
