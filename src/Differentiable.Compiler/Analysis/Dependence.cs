using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Analysis;

/// <summary>Which variables have values that depend on given ones in any way: through integers, truth values and conditions too, where no derivative goes.</summary>
public sealed class Dependence : IStatementVisitor<bool>
{
    private readonly HashSet<Variable> _dependent;

    // Inside an arm or a loop that a dependent condition decides on, what is stored depends on it as well.
    private bool _isDecided;

    private Dependence(IEnumerable<Variable> roots) => _dependent = [.. roots];

    public static HashSet<Variable> On(IEnumerable<Variable> roots, Function function)
    {
        Dependence dependence = new(roots);
        int before;

        // An array depends on what is stored in it, also where it is read before that in a loop.
        do
        {
            before = dependence._dependent.Count;
            dependence.Visit(function.Body);
        }
        while (dependence._dependent.Count > before);

        return dependence._dependent;
    }

    public bool VisitLet(Let let)
    {
        bool depends = let.Primitive != Arrays.Length && let.Arguments.Any(Depends);

        if ((let.Primitive.IsStore && (depends || _isDecided)) || (let.Primitive.IsView && _dependent.Contains(let.Target)))
        {
            Add(let.Arguments[0]);
        }

        if (depends)
        {
            _dependent.UnionWith(let.Targets);
        }

        return true;
    }

    public bool VisitIf(If branch)
    {
        bool outer = _isDecided;
        _isDecided |= Depends(branch.Condition);
        Visit(branch.Then);
        Visit(branch.Else);
        _isDecided = outer;
        _dependent.UnionWith(branch.Targets.Where((_, i) => branch.Then.Results[i] != branch.Else.Results[i] && Depends(branch.Condition)
            || Depends(branch.Then.Results[i]) || Depends(branch.Else.Results[i])));
        return true;
    }

    public bool VisitCall(Call call)
    {
        if (call.Arguments.Any(Depends))
        {
            _dependent.UnionWith(call.Targets);
        }

        return true;
    }

    public bool VisitGuard(Guard guard) => true;

    public bool VisitLoop(Loop loop)
    {
        Mark(loop.State, loop.Initial);
        bool outer = _isDecided;

        do
        {
            Visit(loop.Condition);
            _isDecided = outer || Depends(loop.Condition.Results[0]);
            Visit(loop.Body);
            _isDecided = outer;
        }
        while (Mark(loop.State, loop.Body.Results));

        Mark(loop.Targets, loop.State);

        // How often what changes has changed.
        if (Depends(loop.Condition.Results[0]))
        {
            _dependent.UnionWith(loop.Targets.Where((_, i) => loop.Body.Results[i] != loop.State[i]));
        }

        return true;
    }

    public bool VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    private bool Depends(Atom atom) => atom is Variable variable && _dependent.Contains(variable);

    private void Add(Atom atom)
    {
        if (atom is Variable variable)
        {
            _dependent.Add(variable);
        }
    }

    private void Visit(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            statement.Accept(this);
        }
    }

    private bool Mark(IReadOnlyList<Variable> targets, IReadOnlyList<Atom> values)
    {
        int before = _dependent.Count;
        _dependent.UnionWith(targets.Where((_, i) => Depends(values[i])));
        return _dependent.Count > before;
    }
}
