using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>A program: parameters, those among them that it is differentiated in, and a body in which everything is bound once.</summary>
public sealed record Function(string Name, EquatableArray<Variable> Parameters, EquatableArray<Variable> ActiveParameters, Block Body)
{
    /// <summary>The names of the results; empty where they have none.</summary>
    public EquatableArray<string> ResultNames { get; init; } = [];

    /// <summary>What passes and representations say of themselves to readers of the generated code.</summary>
    public EquatableArray<string> Remarks { get; init; } = [];
}
