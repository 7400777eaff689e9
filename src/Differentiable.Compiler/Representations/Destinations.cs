using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>The arrays of the caller's that cotangents are written to: checked first, all of them, and then cleared.</summary>
internal static class Destinations
{
    /// <param name="ir">Where the statements go.</param>
    /// <param name="source">The function.</param>
    /// <param name="destinations">One array for each active parameter that is one, in order.</param>
    public static void Prepare(IrBuilder ir, Function source, IReadOnlyList<Variable> destinations)
    {
        Variable[] active = [.. source.ActiveParameters.Where(static parameter => parameter.Type.IsArray)];

        for (int i = 0; i < destinations.Count; i++)
        {
            ir.Add(new Let([], Arrays.CheckDestination, [destinations[i], active[i]], null));
        }

        for (int i = 0; i < destinations.Count; i++)
        {
            IEnumerable<Variable> others = source.Parameters.Where(parameter => parameter != active[i]).Concat(destinations.Take(i));

            foreach (Variable other in others.Where(other => other.Type.Element == destinations[i].Type.Element))
            {
                ir.Add(new Let([], Arrays.CheckApart, [destinations[i], other], null));
            }
        }

        foreach (Variable destination in destinations)
        {
            ir.Add(new Let([], Arrays.Clear, [destination], null));
        }
    }
}
