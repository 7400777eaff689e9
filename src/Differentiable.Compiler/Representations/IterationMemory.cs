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

    /// <summary>Whether an iteration calls functions or runs loops, or stores to what is taken back: then what it replaces has to be kept.</summary>
    public static bool IsWorthKeeping(LoopStep step, ArrayCotangents arrays) => step.Primal.Body.Statements.Any(IsCostly) || arrays.UndoneIn(step.Primal.Body).Any();

    public static IterationMemory Make(NameSource names, Loop loop, Variable index, Block forward, Block backward, ArrayCotangents arrays)
    {
        HashSet<Variable> moving = IterationSlice.MovingIn(loop, forward, arrays.Stores);
        IterationSlice kept = IterationSlice.Of(forward, backward, loop, moving, arrays, keepsResults: true, IsScalar);
        IterationSlice plan = kept.Kept.Count > MaximumKept ? IterationSlice.Of(forward, backward, loop, moving, arrays, keepsResults: false, IsScalar) : kept;

        IrBuilder back = new(names) { Origin = loop.Origin };
        List<Variable> residuals = [.. plan.Kept, .. plan.StateToKeep(back, loop, index)];
        List<Statement> there = [.. forward.Statements];

        foreach (Variable array in plan.LocalArrays)
        {
            Variable place = new(names.Fresh(Expansion.NameOf(array.Name)), IrType.Kept);
            there.Add(new Let([place], Arrays.Keep, [array], loop.Origin));
            back.Add(new Let([array], Arrays.At, [place], loop.Origin));
            residuals.Add(place);
        }

        back.AddRange(plan.Back);
        return new(new([.. there], [.. forward.Results, .. residuals]), residuals.ToEquatableArray(), back.ToBlock(backward.Results));
    }

    private static bool IsScalar(Variable value) => !value.Type.IsArray && value.Type != IrType.Kept;

    private static bool IsCostly(Statement statement) => statement is Loop or Call or Let { Primitive.Form: CSharpForm.Method or CSharpForm.TensorMethod };
}
