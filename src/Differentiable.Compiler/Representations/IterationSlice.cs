using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>What the way back of an iteration reads of the way there, sorted by how it gets it.</summary>
/// <param name="Kept">Numbers that are remembered.</param>
/// <param name="LocalArrays">The iteration's own arrays.</param>
/// <param name="Again">Statements that run again.</param>
/// <param name="State">Carried variables.</param>
internal sealed record IterationSlice(List<Variable> Kept, List<Variable> LocalArrays, List<Statement> Again, List<Variable> State)
{
    /// <summary>Walks the forward statements backwards from what the way back reads, and sorts what it meets.</summary>
    /// <param name="forward">The iteration.</param>
    /// <param name="backward">Its way back.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="moving">The arrays whose elements may be others on the way back.</param>
    /// <param name="stores">Where the function stores to arrays.</param>
    /// <param name="keepsResults">Whether results of functions, calls, branches and inner loops are kept; else whatever can run again does.</param>
    public static IterationSlice Of(Block forward, Block backward, Loop loop, HashSet<Variable> moving, ArrayStores stores, bool keepsResults)
    {
        HashSet<Variable> needed = [.. FreeVariables.Of(backward)];
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

            again.Add(statement);
            needed.UnionWith(FreeVariables.Reads(statement));
        }

        kept.Reverse();
        arrays.Reverse();
        again.Reverse();
        return new(kept, arrays, again, [.. loop.State.Where(needed.Contains)]);
    }

    /// <summary>The arrays that an iteration makes or looks at: another iteration has others.</summary>
    public static IEnumerable<Variable> ArraysIn(Block iteration) => Bindings.In(Nested.StatementsOf(iteration)).Where(static variable => variable.Type.IsBuffer);

    /// <summary>The arrays that change in the loop or after it, or are others in another iteration.</summary>
    public static HashSet<Variable> MovingIn(Loop loop, Block forward, ArrayStores stores) => [.. stores.MovingIn(loop), .. ArraysIn(forward)];

    /// <summary>Whether the statement cannot run again on the way back: it writes, or reads elements that are others by then.</summary>
    private static bool DependsOnPlace(Statement statement, HashSet<Variable> moving, ArrayStores stores) => Nested.StatementsOf(new Block([statement], []))
        .OfType<Let>()
        .Any(let => let.Primitive.HasEffect || let.Primitive.IsFresh || let.BuffersRead.Any(array => moving.Contains(stores.WholeOf(array))));

    /// <summary>Whether computing the value again costs no more than remembering it: operators do not, nor does anything with integers; functions and control flow do.</summary>
    private static bool IsCheap(Statement statement) => statement is Let let && (let.Primitive.Form is not (CSharpForm.Method or CSharpForm.TensorMethod) || let.Targets is [{ Type.Kind: IrTypeKind.Integer }]);
}
