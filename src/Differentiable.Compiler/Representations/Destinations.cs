using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>The arrays of the caller's that are written to: checked first, all of them, and then those for derivatives are cleared.</summary>
internal static class Destinations
{
    /// <param name="ir">Where the statements go.</param>
    /// <param name="outputs">The arrays that the function itself fills.</param>
    /// <param name="derivatives">Arrays for derivatives, each with the array that it belongs to.</param>
    /// <param name="read">What is only read.</param>
    public static void Prepare(IrBuilder ir, IReadOnlyList<Variable> outputs, IReadOnlyList<(Variable Destination, Variable Array)> derivatives, IReadOnlyList<Variable> read)
    {
        foreach ((Variable destination, Variable array) in derivatives)
        {
            ir.Add(new Let([], Arrays.CheckDestination, [destination, array], null));
        }

        (Variable Destination, Variable? Array)[] written = [.. outputs.Select(static output => (output, (Variable?)null)), .. derivatives];

        for (int i = 0; i < written.Length; i++)
        {
            IEnumerable<Variable> others = read.Concat(written.Take(i).Select(static other => other.Destination)).Where(other => other != written[i].Array);

            foreach (Variable other in others.Where(other => other.Type.Element == written[i].Destination.Type.Element))
            {
                ir.Add(new Let([], Arrays.CheckApart, [written[i].Destination, other], null));
            }
        }

        foreach ((Variable destination, _) in derivatives)
        {
            ir.Add(new Let([], Arrays.Clear, [destination], null));
        }
    }
}
