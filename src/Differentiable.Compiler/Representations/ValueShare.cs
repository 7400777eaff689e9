using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>What the value adds to the cost of a gradient: where it is next to nothing, the gradient is a part of value and gradient, and one body is enough for both.</summary>
public static class ValueShare
{
    // A sixty-fourth of the time is less than what two measurements of the same code differ by.
    private const int Negligible = 64;

    // A call, and what it returns: written once, and read once.
    private const int Call = 10;
    private const int Number = 2;

    /// <param name="gradient">The gradient, simplified.</param>
    /// <param name="both">The value and the gradient, simplified.</param>
    public static bool IsNegligible(Function gradient, Function both)
    {
        long all = OperationCost.Of(both).Work;
        long share = all - OperationCost.Of(gradient).Work + Call + (Number * both.Body.Results.Count);
        return share * Negligible <= all;
    }
}
