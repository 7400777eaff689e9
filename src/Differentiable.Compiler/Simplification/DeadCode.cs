using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>Removes what no result depends on, backwards. What can throw stays, so that a derivative throws where its primal does; and what writes to a buffer.</summary>
public sealed class DeadCode : IStatementVisitor<Statement?>
{
    private readonly HashSet<Variable> _live = [];
    private readonly RemovalTraces _traces;

    private DeadCode(RemovalTraces traces) => _traces = traces;

    public static Function Remove(Function function) => Remove(function, new());

    /// <param name="function">The function.</param>
    /// <param name="traces">Is told what rewriting could find that it did not before.</param>
    internal static Function Remove(Function function, RemovalTraces traces) => function.With(new DeadCode(traces).Remove(function.Body));

    /// <summary>A block that is a scope of its own, without what its results do not depend on.</summary>
    public static Block RemoveFrom(Block block) => new DeadCode(new()).Remove(block);

    private Block WithoutDead(Block block) => new DeadCode(_traces).Remove(block);

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

        int[] living = Living(let.Targets, let.Targets.Count, _live);

        if (living.Length != 1)
        {
            return let;
        }

        _traces.Changed();
        return let with { Targets = [let.Targets[living[0]]], Primitive = let.Primitive.Components[living[0]] };
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
        int[] kept = Living(branch.Targets, branch.Targets.Count, _live);
        If chosen = branch.WithResults(kept);
        Block then = Remove(chosen.Then);
        Block @else = Remove(chosen.Else);

        if (kept.Length == 0 && then.Statements.Count == 0 && @else.Statements.Count == 0)
        {
            return null;
        }

        _traces.Branch(branch.Condition, isShorter: then.Statements.Count < branch.Then.Statements.Count || @else.Statements.Count < branch.Else.Statements.Count);
        Use(branch.Condition);
        return chosen.With(then, @else);
    }

    /// <summary>
    /// A carried variable lives if it is read after the loop, by the condition, or by the next value of one that lives: the least fixpoint.
    /// </summary>
    public Statement? VisitLoop(Loop loop)
    {
        bool isNeeded = loop.Targets.Any(_live.Contains);
        Block condition = WithoutDead(loop.Condition);
        HashSet<Variable> live = [.. loop.State.Where((_, i) => _live.Contains(loop.Targets[i])), .. ReadOf(loop.State, condition)];
        (int[] kept, Block body) = Fixpoint(loop.State, live, kept => WithoutDead(loop.Body.WithResults(kept)));

        if (!isNeeded && !Effects.AreIn(condition) && !Effects.AreIn(body))
        {
            return null;
        }

        Loop remaining = loop.With(condition, body);

        if (kept.Length < loop.State.Count)
        {
            remaining = remaining with { Targets = loop.Targets.At(kept), State = loop.State.At(kept), Initial = loop.Initial.At(kept) };
        }

        _live.UnionWith(FreeVariables.Reads(remaining));
        return remaining;
    }

    public Statement? VisitReverseLoop(ReverseLoop loop)
    {
        int outputs = loop.Outputs;
        int[] liveOutputs = Living(loop.Targets, outputs, _live);
        HashSet<Variable> liveCotangents = [.. loop.Cotangents.Where((_, i) => _live.Contains(loop.Targets[outputs + i]))];
        (int[] cotangents, Block back) = Fixpoint(loop.Cotangents, liveCotangents, kept => WithoutDead(loop.Back.WithResults(kept)));

        int[] residuals = Read(loop.Residuals, back);
        Block rest = WithoutDead(loop.Rest.WithResults([.. liveOutputs, .. cotangents.Select(i => outputs + i)]));
        Block condition = WithoutDead(loop.Condition);
        int[] final = Read(loop.Final, rest);
        int count = loop.State.Count;

        HashSet<Variable> live = [.. final.Select(i => loop.State[i]), .. ReadOf(loop.State, condition)];
        (int[] kept, Block body) = Fixpoint(loop.State, live, kept => WithoutDead(loop.Body.WithResults([.. kept, .. residuals.Select(i => count + i)])));

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

        remaining = remaining.HasPartsOf(loop) ? loop : remaining;
        _live.UnionWith(FreeVariables.Reads(remaining));
        return remaining;
    }

    /// <summary>Adds the carried variables that the block reads until it reads no other; then those and the block.</summary>
    private static (int[] Kept, Block Block) Fixpoint(EquatableArray<Variable> carried, HashSet<Variable> live, Func<int[], Block> remove)
    {
        while (true)
        {
            int[] kept = Living(carried, carried.Count, live);
            Block block = remove(kept);
            live.UnionWith(ReadOf(carried, block));

            if (live.Count == kept.Length)
            {
                return (kept, block);
            }
        }
    }

    /// <summary>The ordinals of the variables that live.</summary>
    private static int[] Living(EquatableArray<Variable> variables, int count, HashSet<Variable> live)
    {
        List<int> living = new(count);

        for (int i = 0; i < count; i++)
        {
            if (live.Contains(variables[i]))
            {
                living.Add(i);
            }
        }

        return [.. living];
    }

    private static int[] Read(EquatableArray<Variable> variables, Block block) => variables.Count == 0 ? [] : Living(variables, variables.Count, [.. FreeVariables.Of(block)]);

    /// <summary>Those of the variables that the block reads.</summary>
    private static List<Variable> ReadOf(EquatableArray<Variable> variables, Block block) => FreeVariables.Of(block).FindAll(variables.Contains);

    private Block Remove(Block block)
    {
        Use(block.Results);
        List<Statement> kept = new(block.Statements.Count);

        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            if (block.Statements[i].Accept(this) is { } statement)
            {
                kept.Add(statement);
            }
        }

        kept.Reverse();
        return block.With(kept.ToEquatableArray(block.Statements), block.Results);
    }

    private void Use(EquatableArray<Atom> atoms)
    {
        for (int i = 0; i < atoms.Count; i++)
        {
            Use(atoms[i]);
        }
    }

    private void Use(Atom atom)
    {
        if (atom is Variable variable)
        {
            _live.Add(variable);
        }
    }
}
