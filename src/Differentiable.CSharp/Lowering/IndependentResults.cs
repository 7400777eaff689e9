using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// Finds parameters in which the derivative is zero everywhere: no way leads from them to a result through maps that are not zero. Only the analyzer asks: the program is
/// sound, and zero is its derivative.
/// </summary>
internal static class IndependentResults
{
    /// <summary>A finding for each such parameter.</summary>
    /// <param name="method">The method.</param>
    /// <param name="program">What it was lowered to.</param>
    /// <param name="withRespectTo">The ordinals of the parameters that it is differentiated in.</param>
    public static IEnumerable<Finding> Check(IMethodSymbol method, StructuredFunction program, IEnumerable<int> withRespectTo)
    {
        Function function = Normalizer.Normalize(program);

        foreach (int ordinal in withRespectTo)
        {
            HashSet<Variable> reached = Activity.Of(function with { ActiveParameters = [function.Parameters[ordinal]] });

            if (!function.Body.Results.Concat(function.Outputs).Any(result => Activity.IsActive(result, reached)))
            {
                IParameterSymbol parameter = method.Parameters[ordinal];
                yield return new(Descriptors.IndependentResult, parameter.Locations.FirstOrDefault() ?? method.Locations[0], method.Name, parameter.Name);
            }
        }
    }
}
