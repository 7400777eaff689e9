using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
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

    /// <summary>
    /// Whether a loop that sets elements of arrays, and so has to run back later although it could do so in any order, should rather remember than run once more: its iterations
    /// call functions, or fill arrays of their own at some cost.
    /// </summary>
    public static bool IsWorthIt(LoopStep step, ArrayStores stores)
    {
        HashSet<Variable> own = [.. step.Primal.Body.Statements.OfType<Let>().Where(static let => let.Primitive.IsFresh).Select(static let => let.Target)];
        return step.Writes && step.Primal.Body.Statements.Any(statement => statement is Loop loop
            ? Nested.StatementsOf(loop.Body).Any(IsCostly) && stores.StoredIn(loop.Body).Overlaps(own)
            : IsCostly(statement));
    }

    public static IterationMemory Make(NameSource names, Loop loop, Variable index, Block forward, Block backward, ArrayStores stores)
    {
        Plan kept = Slice(forward, backward, loop, stores, keepsResults: true);
        Plan plan = kept.Kept.Count > MaximumKept ? Slice(forward, backward, loop, stores, keepsResults: false) : kept;

        IrBuilder back = new(names) { Origin = loop.Origin };
        List<Variable> residuals = [.. plan.Kept];

        foreach (Variable state in plan.State)
        {
            if (!Counter.TryRebuild(back, loop, state, index))
            {
                residuals.Add(state);
            }
        }

        List<Statement> there = [.. forward.Statements];

        foreach (Variable array in plan.LocalArrays)
        {
            Variable place = new(names.Fresh(array.Name + "Kept"), IrType.Kept);
            there.Add(new Let([place], Arrays.Keep, [array], loop.Origin));
            back.Add(new Let([array], Arrays.At, [place], loop.Origin));
            residuals.Add(place);
        }

        back.AddRange(plan.Again);
        back.AddRange(backward.Statements);
        return new(new([.. there], [.. forward.Results, .. residuals]), residuals.ToEquatableArray(), back.ToBlock(backward.Results));
    }

    /// <summary>Walks the forward statements backwards from what the way back reads, and sorts what it meets.</summary>
    private static Plan Slice(Block forward, Block backward, Loop loop, ArrayStores stores, bool keepsResults)
    {
        HashSet<Variable> needed = [.. FreeVariables.Of(backward)];
        HashSet<Variable> moving = [.. stores.MovingIn(loop), .. Nested.StatementsOf(forward).SelectMany(Bindings.Of).Where(static variable => variable.Type.IsBuffer)];
        List<Variable> kept = [];
        List<Variable> arrays = [];
        List<Statement> again = [];

        for (int i = forward.Statements.Count - 1; i >= 0; i--)
        {
            Statement statement = forward.Statements[i];
            Variable[] read = [.. Bindings.Of(statement).Where(needed.Contains)];

            if (read.Length == 0)
            {
                continue;
            }

            if (statement is Let { Primitive.IsFresh: true })
            {
                arrays.AddRange(read);
                continue;
            }

            if ((keepsResults && !IsCheap(statement)) || DependsOnPlace(statement, moving, stores))
            {
                kept.AddRange(read);
                continue;
            }

            again.Insert(0, statement);
            needed.UnionWith(FreeVariables.Reads(statement));
        }

        kept.Reverse();
        arrays.Reverse();
        return new(kept, arrays, again, [.. loop.State.Where(needed.Contains)]);
    }

    /// <summary>Whether the statement cannot run again on the way back: it writes, or reads elements that are others by then.</summary>
    private static bool DependsOnPlace(Statement statement, HashSet<Variable> moving, ArrayStores stores) => Nested.StatementsOf(new Block([statement], []))
        .OfType<Let>()
        .Any(let => let.Primitive.HasEffect || let.Primitive.IsFresh || let.BuffersRead.Any(array => moving.Contains(stores.WholeOf(array))));

    private static bool IsCostly(Statement statement) => statement is Loop or Call or Let { Primitive.Form: CSharpForm.Method or CSharpForm.TensorMethod };

    /// <summary>Whether computing the value again costs no more than remembering it: operators do not, functions and control flow do.</summary>
    private static bool IsCheap(Statement statement) => statement is Let { Primitive.Form: not (CSharpForm.Method or CSharpForm.TensorMethod) };

    private sealed record Plan(List<Variable> Kept, List<Variable> LocalArrays, List<Statement> Again, List<Variable> State);
}
