using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>The statements after a loop that can run before it, because they read nothing of it, and the others.</summary>
internal sealed record EarlyPart(IReadOnlyList<Statement> Early, IReadOnlyList<Statement> Late)
{
    /// <summary>What some values need, apart from the rest; null if they need what the loop binds, or what must keep its place.</summary>
    /// <param name="block">What follows the loop.</param>
    /// <param name="values">The values.</param>
    /// <param name="loop">The loop.</param>
    public static EarlyPart? Of(Block block, IEnumerable<Atom?> values, Loop loop)
    {
        HashSet<Variable> needed = [.. values.OfType<Variable>()];
        List<Statement> early = [];
        List<Statement> late = [];
        bool isCalm = true;

        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            Statement statement = block.Statements[i];

            if (!Bindings.Of(statement).Any(needed.Contains))
            {
                late.Add(statement);

                // An element that is not there throws, and a loop may not end: not before what would have thrown something else.
                if (!isCalm && MayThrow(statement))
                {
                    return null;
                }

                continue;
            }

            if (Effects.AreIn(new Block([statement], [])) || Nested.StatementsOf(new Block([statement], [])).Any(static inner => inner is Let { ReadsBuffer: true } or Let { Primitive.IsFresh: true }))
            {
                return null;
            }

            early.Add(statement);
            isCalm &= IsCalm(statement);
            needed.UnionWith(FreeVariables.Reads(statement));
        }

        early.Reverse();
        late.Reverse();
        return needed.Overlaps(loop.Targets) || (!isCalm && MayThrow(loop)) ? null : new(early, late);
    }

    /// <summary>Whether a statement always comes to an end, and never throws.</summary>
    private static bool IsCalm(Statement statement) =>
        Nested.StatementsOf(new Block([statement], [])).All(static inner => inner is If or Let { Primitive: { MayThrow: false, ReadsElements: false } });

    /// <summary>Whether a statement may throw something else than that an index is out of range.</summary>
    private static bool MayThrow(Statement statement) =>
        Nested.StatementsOf(new Block([statement], [])).Any(static inner => inner is Guard or Call or Let { Primitive.MayThrow: true });
}
