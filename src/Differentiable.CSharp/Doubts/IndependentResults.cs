using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Doubts;

/// <summary>Finds parameters in which the derivative is zero everywhere: no way leads from them to a result through maps that are not zero.</summary>
internal static class IndependentResults
{
    /// <summary>A finding for each such parameter.</summary>
    public static IEnumerable<Finding> Check(DoubtfulProgram program)
    {
        Function function = program.Function;

        foreach (Variable active in function.ActiveParameters)
        {
            HashSet<Variable> reached = Activity.Of(function with { ActiveParameters = [active] });

            if (!function.Body.Results.Concat(function.Outputs).Any(result => Activity.IsActive(result, reached)))
            {
                IParameterSymbol parameter = program.Method.Parameters[OrdinalOf(active, function)];
                yield return new(Descriptors.IndependentResult, parameter.Locations.FirstOrDefault() ?? program.Method.Locations[0], program.Method.Name, parameter.Name);
            }
        }
    }

    private static int OrdinalOf(Variable parameter, Function function) => function.Parameters.TakeWhile(other => other != parameter).Count();
}
