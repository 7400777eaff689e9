using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Differentiation;

/// <summary>Which variables of a function carry a derivative: those that an active parameter reaches through maps that are not zero.</summary>
/// <remarks>A loop's state is found by iterating to the least fixpoint: a variable that becomes active in one iteration is active in the next.</remarks>
public sealed class Activity : IStatementVisitor<bool>
{
    private readonly HashSet<Variable> _active;

    private Activity(IEnumerable<Variable> active) => _active = [.. active];

    public static HashSet<Variable> Of(Function function)
    {
        Activity activity = new(function.ActiveParameters);
        int before;

        // An array becomes active where an active number is stored in it, and then it is active wherever it is read, before that too in a loop.
        do
        {
            before = activity._active.Count;
            activity.Visit(function.Body);
        }
        while (activity._active.Count > before && HasStores(function.Body));

        return activity._active;
    }

    /// <summary>Whether a derivative flows through the statement.</summary>
    public static bool Flows(Let let, HashSet<Variable> active) => let.Primitive switch
    {
        { IsStore: true } => IsActive(let.Arguments[0], active),
        { IsFresh: true } => active.Contains(let.Target),
        _ => FlowsThrough(let, active),
    };

    private static bool FlowsThrough(Let let, HashSet<Variable> active) =>
        let.Targets.Any(static target => target.Type.IsDifferentiable)
        && let.Arguments.Where((argument, i) => IsActive(argument, active) && let.Primitive.CarriesDerivative(i)).Any();

    public static bool IsActive(Atom atom, HashSet<Variable> active) => atom is Variable variable && active.Contains(variable);

    private static bool HasStores(Block block) => Nested.StatementsOf(block).Any(static statement => statement is Let { Primitive.IsStore: true });

    public bool VisitLet(Let let)
    {
        if (let.Primitive.IsStore && IsActive(let.Arguments[2], _active))
        {
            _active.Add((Variable)let.Arguments[0]);
        }

        // What is stored in a part is stored in the whole.
        if (let.Primitive.IsView && _active.Contains(let.Target))
        {
            _active.Add((Variable)let.Arguments[0]);
        }

        if (Flows(let, _active))
        {
            _active.UnionWith(let.Targets);
        }

        return true;
    }

    public bool VisitIf(If branch)
    {
        Visit(branch.Then);
        Visit(branch.Else);
        Mark(branch.Targets, branch.Then.Results);
        Mark(branch.Targets, branch.Else.Results);
        return true;
    }

    public bool VisitCall(Call call)
    {
        if (call.Callee.ActiveParameters.Any(ordinal => IsActive(call.Arguments[ordinal], _active)))
        {
            _active.UnionWith(call.Targets);
        }

        return true;
    }

    public bool VisitGuard(Guard guard) => true;

    public bool VisitLoop(Loop loop)
    {
        Mark(loop.State, loop.Initial);

        do
        {
            Visit(loop.Condition);
            Visit(loop.Body);
        }
        while (Mark(loop.State, loop.Body.Results));

        Mark(loop.Targets, loop.State);
        return true;
    }

    public bool VisitReverseLoop(ReverseLoop loop) => throw Linearizer.NotLinearizable(loop);

    private void Visit(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            statement.Accept(this);
        }
    }

    /// <summary>Activity passes from values to the variables that they are bound to; says whether that made one active.</summary>
    private bool Mark(IReadOnlyList<Variable> targets, IReadOnlyList<Atom> values)
    {
        int before = _active.Count;
        _active.UnionWith(targets.Where((target, i) => target.Type.IsDifferentiable && IsActive(values[i], _active)));
        return _active.Count > before;
    }
}
