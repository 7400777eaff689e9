using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Analysis;

/// <summary>Which variables a result is made of, so that a derivative of theirs would reach it: the counterpart of activity, from the results backwards.</summary>
/// <remarks>What only decides on a branch, or only selects an element, is not among them.</remarks>
public sealed class Usefulness : IStatementVisitor<bool>
{
    private readonly HashSet<Variable> _useful = [];

    private Usefulness()
    {
    }

    public static HashSet<Variable> Of(Function function)
    {
        Usefulness usefulness = new();
        usefulness.Mark(function.Body.Results.Concat(function.Outputs));
        int before;

        // Loops and arrays need several rounds.
        do
        {
            before = usefulness._useful.Count;
            usefulness.Visit(function.Body);
        }
        while (usefulness._useful.Count > before);

        return usefulness._useful;
    }

    public bool VisitLet(Let let)
    {
        if (let.Primitive.IsStore)
        {
            return IsUseful(let.Arguments[0]) && Mark(let.Arguments[2]);
        }

        // What is stored in a part is stored in the whole.
        if (let.Primitive.IsView && IsUseful(let.Arguments[0]))
        {
            _useful.Add(let.Target);
        }

        // What is counted or compared with is no number that a derivative could come through: the integer itself may be useful, as a sign is, but not what it was made of.
        return let.Targets.Any(target => target.Type.IsDifferentiable && _useful.Contains(target)) && Mark(let.Arguments.Where((_, i) => let.Primitive.CarriesDerivative(i)));
    }

    public bool VisitIf(If branch)
    {
        Mark(branch.Targets, branch.Then.Results);
        Mark(branch.Targets, branch.Else.Results);
        Visit(branch.Then);
        Visit(branch.Else);
        return true;
    }

    public bool VisitCall(Call call) => call.Targets.Any(_useful.Contains) && Mark(call.Arguments.Where((_, i) => call.Callee.ActiveParameters.Contains(i)));

    public bool VisitGuard(Guard guard) => true;

    public bool VisitLoop(Loop loop)
    {
        Mark(loop.Targets, loop.State);
        Mark(loop.State, loop.Body.Results);
        Visit(loop.Body);
        Mark(loop.State, loop.Initial);
        return true;
    }

    public bool VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    private void Visit(Block block)
    {
        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            block.Statements[i].Accept(this);
        }
    }

    private bool IsUseful(Atom atom) => atom is Variable variable && _useful.Contains(variable);

    private void Mark(IReadOnlyList<Variable> targets, IReadOnlyList<Atom> values) => Mark(values.Where((_, i) => _useful.Contains(targets[i])));

    private bool Mark(params IEnumerable<Atom> atoms)
    {
        _useful.UnionWith(atoms.OfType<Variable>());
        return true;
    }
}
