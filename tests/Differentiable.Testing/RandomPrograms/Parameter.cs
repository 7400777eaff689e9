namespace Differentiable.Testing.RandomPrograms;

/// <summary>A parameter of a method.</summary>
/// <param name="Default">The default value of an optional parameter.</param>
public sealed record Parameter(Variable Variable, Literal? Default)
{
    /// <summary>The least number of elements that callers pass in an array or span.</summary>
    public int MinimumLength { get; init; }

    /// <summary>Whether the parameter is marked <c>[NoDerivative]</c>.</summary>
    public bool IsNoDerivative => Variable.Type.IsReal() && !Variable.IsActive;
}
