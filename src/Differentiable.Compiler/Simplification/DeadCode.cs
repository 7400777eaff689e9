using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>Removes what no result depends on, backwards. What can throw stays, so that a derivative throws where its primal does; and what writes to a buffer.</summary>
public sealed class DeadCode : IStatementVisitor<Statement?>
{
    private readonly HashSet<Variable> _live = [];

    private DeadCode()
    {
    }

    public static Function Remove(Function function) => function with { Body = new DeadCode().Remove(function.Body) };

    /// <summary>A block that is a scope of its own, without what its results do not depend on.</summary>
    public static Block RemoveFrom(Block block) => new DeadCode().Remove(block);

    public Statement? VisitLet(Let let)
    {
        if (!let.Primitive.MayThrow && !let.Primitive.HasEffect && !IsLive(let.Targets))
        {
            return null;
        }

        Use(let.Arguments);
        return OnlyLiving(let);
    }

    private bool IsLive(EquatableArray<Variable> targets)
    {
        for (int i = 0; i < targets.Count; i++)
        {
            if (_live.Contains(targets[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of results that can be computed one by one, the only one that is read.</summary>
    private Let OnlyLiving(Let let)
    {
        if (let.Primitive.Components.Count == 0)
        {
            return let;
        }

        int[] living = [.. Enumerable.Range(0, let.Targets.Count).Where(i => _live.Contains(let.Targets[i]))];
        return living.Length == 1
            ? let with { Targets = [let.Targets[living[0]]], Primitive = let.Primitive.Components[living[0]] }
            : let;
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
        return branch with { Targets = branch.Targets.At(kept), Then = then, Else = @else };
    }

    /// <summary>
    /// A carried variable lives if it is read after the loop, by the condition, or by the next value of one that lives: the least fixpoint.
    /// </summary>
    public Statement? VisitLoop(Loop loop)
    {
        HashSet<Variable> live = [.. loop.State.Where((_, i) => _live.Contains(loop.Targets[i])), .. FreeVariables.Of(loop.Condition).Intersect(loop.State)];
        bool isNeeded = loop.Targets.Any(_live.Contains);
        Block condition = RemoveFrom(loop.Condition);
        (int[] kept, Block body) = Fixpoint(loop.State, live, kept => RemoveFrom(Select(loop.Body, kept)));

        if (!isNeeded && !Effects.AreIn(condition) && !Effects.AreIn(body))
        {
            return null;
        }

        Loop remaining = loop with
        {
            Targets = loop.Targets.At(kept),
            State = loop.State.At(kept),
            Initial = loop.Initial.At(kept),
            Condition = condition,
            Body = body,
        };

        _live.UnionWith(FreeVariables.Reads(remaining));
        return remaining;
    }

    public Statement? VisitReverseLoop(ReverseLoop loop)
    {
        int outputs = loop.Outputs;
        int[] liveOutputs = [.. Enumerable.Range(0, outputs).Where(i => _live.Contains(loop.Targets[i]))];
        HashSet<Variable> liveCotangents = [.. loop.Cotangents.Where((_, i) => _live.Contains(loop.Targets[outputs + i]))];
        (int[] cotangents, Block back) = Fixpoint(loop.Cotangents, liveCotangents, kept => RemoveFrom(Select(loop.Back, kept)));

        int[] residuals = Read(loop.Residuals, back);
        Block rest = RemoveFrom(Select(loop.Rest, [.. liveOutputs, .. cotangents.Select(i => outputs + i)]));
        Block condition = RemoveFrom(loop.Condition);
        int[] final = Read(loop.Final, rest);
        int count = loop.State.Count;

        HashSet<Variable> live = [.. final.Select(i => loop.State[i]), .. FreeVariables.Of(condition).Intersect(loop.State)];
        (int[] kept, Block body) = Fixpoint(loop.State, live, kept => RemoveFrom(Select(loop.Body, [.. kept, .. residuals.Select(i => count + i)])));

        ReverseLoop remaining = loop with
        {
            Targets = loop.Targets.At([.. liveOutputs, .. cotangents.Select(i => outputs + i)]),
            State = loop.State.At(kept),
            Initial = loop.Initial.At(kept),
            Condition = condition,
            Body = body,
            Final = loop.Final.At(kept),
            Rest = rest,
            Residuals = loop.Residuals.At(residuals),
            Cotangents = loop.Cotangents.At(cotangents),
            Back = back,
        };

        _live.UnionWith(FreeVariables.Reads(remaining));
        return remaining;
    }

    /// <summary>Adds the carried variables that the block reads until it reads no other; then those and the block.</summary>
    private static (int[] Kept, Block Block) Fixpoint(EquatableArray<Variable> carried, HashSet<Variable> live, Func<int[], Block> remove)
    {
        while (true)
        {
            int[] kept = [.. Enumerable.Range(0, carried.Count).Where(i => live.Contains(carried[i]))];
            Block block = remove(kept);
            int before = live.Count;
            live.UnionWith(FreeVariables.Of(block).Intersect(carried));

            if (live.Count == before)
            {
                return (kept, block);
            }
        }
    }

    private static int[] Read(EquatableArray<Variable> variables, Block block)
    {
        HashSet<Variable> read = [.. FreeVariables.Of(block)];
        return [.. Enumerable.Range(0, variables.Count).Where(i => read.Contains(variables[i]))];
    }

    private static Block Select(Block arm, int[] kept) => arm with { Results = arm.Results.At(kept) };

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

    private void Use(EquatableArray<Atom> atoms)
    {
        for (int i = 0; i < atoms.Count; i++)
        {
            if (atoms[i] is Variable variable)
            {
                _live.Add(variable);
            }
        }
    }
}
