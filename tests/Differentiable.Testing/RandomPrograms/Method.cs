namespace Differentiable.Testing.RandomPrograms;

/// <summary>A static method.</summary>
/// <param name="IsDifferentiable">Whether it carries the attribute; a method of passive values does not.</param>
/// <param name="IsExpressionBodied">Whether the body, one return, is printed after an arrow.</param>
public sealed record Method(
    string Name,
    MethodHost Host,
    ScalarType ReturnType,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<Statement> Body,
    bool IsDifferentiable,
    bool IsExpressionBodied);
