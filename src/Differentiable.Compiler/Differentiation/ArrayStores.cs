using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Differentiation;

/// <summary>Where a function stores to its local arrays, and so where their elements are still going to change.</summary>
public sealed class ArrayStores
{
    private readonly Views _views;
    private readonly Dictionary<Loop, HashSet<Variable>> _moving = new(ReferenceComparer<Loop>.Instance);

    private readonly HashSet<Variable> _ofIterations = [];

    private ArrayStores(Views views) => _views = views;

    public static ArrayStores Of(Function function)
    {
        ArrayStores stores = new(Views.Of(function));
        stores.Walk(function.Body, []);
        return stores;
    }

    /// <inheritdoc cref="Views.WholeOf"/>
    public Variable WholeOf(Variable array) => _views.WholeOf(array);

    /// <inheritdoc cref="Views.ViewOf"/>
    public Let? ViewOf(Variable array) => _views.ViewOf(array);

    /// <summary>The arrays that a block stores to, inner blocks included.</summary>
    public HashSet<Variable> StoredIn(Block block) => [.. Nested.StatementsOf(block).OfType<Let>().Where(static let => let.Primitive.IsStore).Select(Stored)];

    /// <summary>The statements, in a statement or itself, that have to do with elements of an array. To take a part of it is nothing yet, and its length is none.</summary>
    public IEnumerable<Statement> UsesIn(Statement statement, Variable array) => Nested.StatementsOf(new Block([statement], []))
        .Where(inner => !Nested.BlocksOf(inner).Any() && !IsPartOrLength(inner) && FreeVariables.Reads(inner).Any(read => WholeOf(read) == array));

    /// <summary>Whether the statement stores to an element of the array.</summary>
    public bool IsStoreTo(Statement statement, Variable array) => statement is Let { Primitive.IsStore: true } store && Stored(store) == array;

    /// <summary>The arrays from outside of a loop whose elements change in it or after it.</summary>
    public IReadOnlyCollection<Variable> MovingIn(Loop loop) => _moving.TryGetValue(loop, out HashSet<Variable>? moving) ? moving : [];

    /// <summary>Whether the array is one that each iteration of some loop makes anew.</summary>
    public bool IsOfIteration(Variable array) => _ofIterations.Contains(array);

    /// <summary>The array that a store is to.</summary>
    public Variable Stored(Let store) => WholeOf((Variable)store.Arguments[0]);

    private bool IsPartOrLength(Statement statement) => statement is Let let && (let.Primitive == Arrays.Length || (let.Primitive.IsView && ViewOf(let.Target) is not null));

    /// <summary>Walks a block backwards, with the arrays that change after it, and adds those that change in it.</summary>
    private void Walk(Block block, HashSet<Variable> later)
    {
        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            Statement statement = block.Statements[i];
            HashSet<Variable> inside = [.. Nested.BlocksOf(statement).SelectMany(StoredIn)];

            if (statement is Loop loop)
            {
                // In the next iteration too, but for arrays that each iteration makes anew.
                HashSet<Variable> moving = [.. later, .. inside];
                moving.ExceptWith(Bindings.In(Nested.StatementsOf(loop.Body)));
                _moving[loop] = moving;
                _ofIterations.UnionWith(loop.Body.Statements.OfType<Let>().Where(static let => let.Primitive.IsFresh).Select(static let => let.Target));
                Walk(loop.Body, [.. moving]);
            }
            else
            {
                foreach (Block inner in Nested.BlocksOf(statement))
                {
                    Walk(inner, [.. later]);
                }
            }

            later.UnionWith(inside);

            if (statement is Let { Primitive.IsStore: true } store)
            {
                later.Add(Stored(store));
            }
        }
    }
}
