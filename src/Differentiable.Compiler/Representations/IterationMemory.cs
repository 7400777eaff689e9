using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// What an iteration remembers for its way back. Only what the way back needs: cheap values are computed again from what is remembered, the results of
/// elementary functions, calls, branches and inner loops are kept, and counters are computed from the number of the iteration.
/// </summary>
/// <param name="Body">The iteration, with the residuals after the next state.</param>
/// <param name="Residuals">What is remembered, as the way back sees it.</param>
/// <param name="Back">The way back.</param>
internal sealed record IterationMemory(Block Body, EquatableArray<Variable> Residuals, Block Back)
{
    /// <summary>With more values than this it is better to remember the state and to compute everything again.</summary>
    private const int MaximumKept = 12;

    public static IterationMemory Make(NameSource names, Loop loop, Variable index, Block forward, Block backward)
    {
        Plan kept = Slice(forward, backward, loop, keepsResults: true);
        Plan plan = kept.Kept.Count > MaximumKept ? Slice(forward, backward, loop, keepsResults: false) : kept;

        IrBuilder back = new(names) { Origin = loop.Origin };
        List<Variable> residuals = [.. plan.Kept];

        foreach (Variable state in plan.State)
        {
            if (!Counter.TryRebuild(back, loop, state, index))
            {
                residuals.Add(state);
            }
        }

        back.AddRange(plan.Again);
        back.AddRange(backward.Statements);
        return new(forward with { Results = [.. forward.Results, .. residuals] }, residuals.ToEquatableArray(), back.ToBlock(backward.Results));
    }

    /// <summary>Walks the forward statements backwards from what the way back reads, and sorts what it meets.</summary>
    private static Plan Slice(Block forward, Block backward, Loop loop, bool keepsResults)
    {
        HashSet<Variable> needed = [.. FreeVariables.Of(backward)];
        List<Variable> kept = [];
        List<Statement> again = [];

        for (int i = forward.Statements.Count - 1; i >= 0; i--)
        {
            Statement statement = forward.Statements[i];
            Variable[] read = [.. Bindings.Of(statement).Where(needed.Contains)];

            if (read.Length == 0)
            {
                continue;
            }

            if (keepsResults && !IsCheap(statement))
            {
                kept.AddRange(read);
                continue;
            }

            again.Insert(0, statement);
            needed.UnionWith(FreeVariables.Reads(statement));
        }

        kept.Reverse();
        return new(kept, again, [.. loop.State.Where(needed.Contains)]);
    }

    /// <summary>Whether computing the value again costs no more than remembering it: operators do not, functions and control flow do.</summary>
    private static bool IsCheap(Statement statement) => statement is Let { Primitive.Form: not CSharpForm.Method };

    private sealed record Plan(List<Variable> Kept, List<Statement> Again, List<Variable> State);
}
