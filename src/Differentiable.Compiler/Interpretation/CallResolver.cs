using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Interpretation;

/// <summary>What a called method returns for the given arguments.</summary>
public delegate IReadOnlyList<object?> CallResolver(Call call, IReadOnlyList<object?> arguments);
