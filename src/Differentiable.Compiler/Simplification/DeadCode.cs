using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>Removes what no result depends on, backwards. What can throw stays, so that a derivative throws where its primal does.</summary>
internal sealed class DeadCode : IStatementVisitor<Statement?>
{
    private readonly HashSet<Variable> _live = [];

    private DeadCode()
    {
    }

    public static Function Remove(Function function) => function with { Body = new DeadCode().Remove(function.Body) };

    public Statement? VisitLet(Let let)
    {
        if (!let.Primitive.MayThrow && !let.Targets.Any(_live.Contains))
        {
            return null;
        }

        Use(let.Arguments);
        return let;
    }

    public Statement? VisitCall(Call call)
    {
        // A called method may have guards of its own.
        Use(call.Arguments);
        return call;
    }

    public Statement? VisitGuard(Guard guard)
    {
        Use(guard.Arguments);
        return guard;
    }

    public Statement? VisitIf(If branch)
    {
        int[] kept = [.. Enumerable.Range(0, branch.Targets.Count).Where(i => _live.Contains(branch.Targets[i]))];
        Block then = Remove(Select(branch.Then, kept));
        Block @else = Remove(Select(branch.Else, kept));

        if (kept.Length == 0 && then.Statements.Count == 0 && @else.Statements.Count == 0)
        {
            return null;
        }

        Use([branch.Condition]);
        return branch with { Targets = kept.Select(i => branch.Targets[i]).ToEquatableArray(), Then = then, Else = @else };
    }

    private static Block Select(Block arm, int[] kept) => arm with { Results = kept.Select(i => arm.Results[i]).ToEquatableArray() };

    private Block Remove(Block block)
    {
        Use(block.Results);
        List<Statement> kept = [];

        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            if (block.Statements[i].Accept(this) is { } statement)
            {
                kept.Add(statement);
            }
        }

        kept.Reverse();
        return block with { Statements = kept.ToEquatableArray() };
    }

    private void Use(EquatableArray<Atom> atoms) => _live.UnionWith(atoms.OfType<Variable>());
}
