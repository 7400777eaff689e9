using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Differentiation;

/// <summary>What D makes of a function: its steps, each with the linear map that is its derivative. In no mode yet.</summary>
/// <param name="Source">The function that was linearized.</param>
/// <param name="Body">Its body, step by step.</param>
public sealed record Linearization(Function Source, LinearizedBlock Body);
