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
            if (statement is If branch)
            {
                Count(counts, branch.Condition, 1);
                CountAll(counts, FreeVariables.Of(branch.Then).Concat(FreeVariables.Of(branch.Else)), 2);
            }
            else
            {
                CountAll(counts, FreeVariables.Reads(statement), 1);
            }
        }

        CountAll(counts, block.Results, 1);
        return counts;
    }

    private static void CountAll(Dictionary<Variable, int> counts, IEnumerable<Atom> atoms, int weight)
    {
        foreach (Atom atom in atoms)
        {
            Count(counts, atom, weight);
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
