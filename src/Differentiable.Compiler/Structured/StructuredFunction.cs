using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Structured;

/// <summary>A method as the border hands it over: what the user wrote, in the IR's statements, not yet in normal form.</summary>
public sealed record StructuredFunction(
    string Name,
    EquatableArray<Variable> Parameters,
    EquatableArray<Variable> ActiveParameters,
    EquatableArray<IrType> ResultTypes,
    EquatableArray<StructuredStatement> Body)
{
    /// <summary>The names of the results; empty where they have none.</summary>
    public EquatableArray<string> ResultNames { get; init; } = [];

    /// <inheritdoc cref="Function.Outputs"/>
    public EquatableArray<Variable> Outputs { get; init; } = [];

    /// <inheritdoc cref="Function.ReturnsArray"/>
    public bool ReturnsArray { get; init; }
}
