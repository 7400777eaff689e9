using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>One row of <see cref="LinearCallTable"/>: a callee that is linear in some of its arguments taken together.</summary>
/// <param name="Owner">Full name of the containing type.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Positions">The parameters in which it is linear; none listed means all.</param>
public sealed record LinearCall(string Owner, string Method, params int[] Positions)
{
    public bool Covers(IMethodSymbol method) =>
        method.Name == Method && method.ContainingType is { } type && SymbolNames.Of(type) == Owner;

    public bool IsLinearIn(IParameterSymbol parameter) => Positions.Length == 0 || Positions.Contains(parameter.Ordinal);
}
