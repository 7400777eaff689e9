using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>How often each variable is read in a block. A read inside a nested arm counts twice: what is computed outside must not move in there.</summary>
internal static class UseCounts
{
    public static Dictionary<Variable, int> Of(Block block)
    {
        Dictionary<Variable, int> counts = [];

        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Let let:
                    CountAll(counts, let.Arguments);
                    break;
                case If branch:
                    Count(counts, branch.Condition, 1);
                    CountAll(counts, FreeVariables.Of(branch.Then), 2);
                    CountAll(counts, FreeVariables.Of(branch.Else), 2);
                    break;
                default:
                    CountAll(counts, FreeVariables.Reads(statement), 1);
                    break;
            }
        }

        CountAll(counts, block.Results);
        return counts;
    }

    private static void CountAll(Dictionary<Variable, int> counts, EquatableArray<Atom> atoms)
    {
        foreach (Atom atom in atoms)
        {
            Count(counts, atom, 1);
        }
    }

    private static void CountAll(Dictionary<Variable, int> counts, List<Variable> variables, int weight)
    {
        foreach (Variable variable in variables)
        {
            Count(counts, variable, weight);
        }
    }

    private static void Count(Dictionary<Variable, int> counts, Atom atom, int weight)
    {
        if (atom is Variable variable)
        {
            counts[variable] = (counts.TryGetValue(variable, out int count) ? count : 0) + weight;
        }
    }
}
