using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>P9: a value with its whole gradient costs at most five times the value, on straight-line code.</summary>
/// <remarks>
/// Counts operations, so it is exact and blind to memory and to how well the JIT does. A method with loops is outside of the property:
/// how often a loop iterates is not in its code, nor how often its reversal runs an interval again, so no static count bounds the
/// whole. Such methods are measured in time instead. A gradient with a loop whose primal has none breaks the bound.
/// </remarks>
public static class P9CheapGradient
{
    /// <summary>The bound of Baur and Strassen, and of Griewank, for the weights of <see cref="OperationCosts"/>.</summary>
    public const int Limit = 5;

    private const string Property = "P9";

    /// <summary>The violation, or null if the bound holds. Always null for a primal with loops.</summary>
    public static PurityViolation? Check(IMethodSymbol primal, IMethodSymbol valueAndGradient, Compilation compilation)
    {
        OperationCounts allowed = OperationCounter.Count(primal, compilation);
        OperationCounts actual = OperationCounter.Count(valueAndGradient, compilation);

        if (allowed.HasLoops || (!actual.HasLoops && actual.WeightedCost <= Limit * allowed.WeightedCost))
        {
            return null;
        }

        SyntaxNode syntax = OperationTree.Implementation(valueAndGradient).DeclaringSyntaxReferences[0].GetSyntax();

        return new(
            Property,
            $"{valueAndGradient.ContainingType.Name}.{valueAndGradient.Name}",
            valueAndGradient.Name,
            syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
            $"costs {actual.WeightedCost} ({actual}), more than {Limit} x {allowed.WeightedCost} ({allowed})");
    }
}
