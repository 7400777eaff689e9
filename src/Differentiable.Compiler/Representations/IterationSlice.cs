using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>What the way back of an iteration reads of the way there, sorted by how it gets it.</summary>
/// <param name="Kept">Numbers that are remembered.</param>
/// <param name="LocalArrays">The iteration's own arrays.</param>
/// <param name="State">Carried variables.</param>
/// <param name="Back">The way back, with the statements that run again, from all of these.</param>
internal sealed record IterationSlice(IReadOnlyList<Variable> Kept, IReadOnlyList<Variable> LocalArrays, IReadOnlyList<Variable> State, IReadOnlyList<Statement> Back)
{
    /// <summary>Walks the forward statements backwards from what the way back reads, and sorts what it meets.</summary>
    /// <param name="forward">The iteration.</param>
    /// <param name="backward">Its way back.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="moving">The arrays whose elements may be others on the way back.</param>
    /// <param name="arrays">The arrays of the function.</param>
    /// <param name="keepsResults">Whether results of functions, calls, branches and inner loops are kept; else whatever can run again does.</param>
    /// <param name="mayKeep">Whether a number that could be computed again can be kept, in place of several.</param>
    public static IterationSlice Of(Block forward, Block backward, Loop loop, HashSet<Variable> moving, ArrayCotangents arrays, bool keepsResults, Func<Variable, bool> mayKeep)
    {
        Restoration restoration = Restoration.Of(forward, backward, arrays);
        return Of(forward, backward, loop, moving, arrays, keepsResults, mayKeep, restoration) ?? Of(forward, backward, loop, moving, arrays, keepsResults, mayKeep, Restoration.None(backward))!;
    }

    /// <summary>Null where something has to be read again before it is there again.</summary>
    private static IterationSlice? Of(Block forward, Block backward, Loop loop, HashSet<Variable> moving, ArrayCotangents arrays, bool keepsResults, Func<Variable, bool> mayKeep, Restoration restoration, HashSet<Variable>? least = null)
    {
        HashSet<Variable> elsewhere = [.. moving.Except(restoration.Arrays)];
        HashSet<Atom> always = [.. restoration.First.Select(static store => store.Arguments[2]), .. least ?? []];
        HashSet<Variable> needed = [.. FreeVariables.Of(backward)];
        List<Variable> kept = [];
        List<Variable> own = [];
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
                own.AddRange(read);
                continue;
            }

            if ((keepsResults && !IsCheap(statement)) || DependsOnPlace(statement, elsewhere, arrays.Stores) || read.Any(always.Contains))
            {
                kept.AddRange(read);
                continue;
            }

            again.Add(statement);
            needed.UnionWith(FreeVariables.Reads(statement));
        }

        kept.Reverse();
        own.Reverse();
        again.Reverse();

        if (least is null && LeastKept.Of([.. kept, .. own, .. loop.State.Where(state => needed.Contains(state) && Counter.StepOf(loop, state) is null)], again, FreeVariables.Of(backward), mayKeep) is { } fewer)
        {
            return Of(forward, backward, loop, moving, arrays, keepsResults, mayKeep, restoration, fewer);
        }

        return Ordered(again, restoration, arrays.Stores) is { } back ? new(kept, own, [.. loop.State.Where(needed.Contains)], back) : null;
    }

    /// <summary>The way back: the stores that take arrays back and what they need, what runs again, and the rest. Null where they need elements of these arrays.</summary>
    private static Statement[]? Ordered(List<Statement> again, Restoration restoration, ArrayStores stores)
    {
        HashSet<Variable> needed = [.. restoration.First.SelectMany(FreeVariables.Reads)];
        HashSet<Statement> before = new(ReferenceComparer<Statement>.Instance);

        foreach (Statement statement in Enumerable.Reverse(again))
        {
            if (Bindings.Of(statement).Any(needed.Contains))
            {
                before.Add(statement);
                needed.UnionWith(FreeVariables.Reads(statement));
            }
        }

        return before.Any(statement => DependsOnPlace(statement, restoration.Arrays, stores))
            ? null
            : [.. again.Where(before.Contains), .. restoration.First, .. again.Where(statement => !before.Contains(statement)), .. restoration.Rest];
    }

    /// <summary>The carried variables that have to be kept; the others are counters, and bound again.</summary>
    /// <param name="ir">The way back.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="index">The number of the iteration.</param>
    /// <param name="counter">A carried variable that is there already.</param>
    public Variable[] StateToKeep(IrBuilder ir, Loop loop, Variable index, Variable? counter = null) =>
        [.. State.Where(state => state != counter && !Counter.TryRebuild(ir, loop, state, index))];

    /// <summary>The arrays that an iteration makes or looks at: another iteration has others.</summary>
    public static IEnumerable<Variable> ArraysIn(Block iteration) => Bindings.In(Nested.StatementsOf(iteration)).Where(static variable => variable.Type.IsBuffer);

    /// <summary>The arrays that change in the loop or after it, or are others in another iteration.</summary>
    public static HashSet<Variable> MovingIn(Loop loop, Block forward, ArrayStores stores) => [.. stores.MovingIn(loop), .. ArraysIn(forward)];

    /// <summary>Whether the statement cannot run again on the way back: it writes, or reads elements that are others by then.</summary>
    private static bool DependsOnPlace(Statement statement, HashSet<Variable> moving, ArrayStores stores) => Nested.StatementsOf(new Block([statement], []))
        .OfType<Let>()
        .Any(let => let.Primitive.HasEffect || let.Primitive.IsFresh || let.BuffersRead.Any(array => moving.Contains(stores.WholeOf(array))));

    /// <summary>Whether computing the value again costs no more than remembering it: operators do not, nor does anything with integers, nor an element that is read where a loop begins; functions and control flow do.</summary>
    private static bool IsCheap(Statement statement) => statement is If branch
        ? IsElement(branch.Then) && branch.Else.Statements.Count == 0
        : statement is Let let && (let.Primitive.Form is not (CSharpForm.Method or CSharpForm.TensorMethod) || let.Targets is [{ Type.Kind: IrTypeKind.Integer }]);

    private static bool IsElement(Block block) => block.Statements is [Let { Primitive: { } primitive }] && primitive == Arrays.Element;
}
