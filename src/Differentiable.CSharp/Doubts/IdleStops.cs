using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Doubts;

/// <summary>Finds Derivative.Stop of what does not depend on an active parameter at all.</summary>
/// <remarks>Of a rounded value it says that zero is meant, though the derivative is zero already.</remarks>
internal static class IdleStops
{
    public static IEnumerable<Finding> Check(DoubtfulProgram program)
    {
        Let[] stops = [.. program.Statements.OfType<Let>().Where(static let => let.Primitive == Declared.Stop)];

        if (stops.Length == 0)
        {
            yield break;
        }

        HashSet<Variable> dependent = Dependence.On(program.Function.ActiveParameters, program.Function);

        foreach (Let stop in stops)
        {
            bool depends = stop.Arguments[0] is Variable argument && dependent.Contains(argument);

            if (!depends && program.NodeOf(stop) is { } node)
            {
                yield return new(Descriptors.IdleStop, node.GetLocation());
            }
        }
    }
}
