using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Analysis;

/// <summary>What the results of a program, and whether its guards throw, are computed from: stores too, where the elements of an array are needed.</summary>
/// <remarks>What could throw besides guards, an index for example, is not needed for that.</remarks>
public sealed class Need : IStatementVisitor<bool>
{
    private readonly HashSet<Variable> _needed = [];
    private readonly HashSet<Variable> _withElements = [];
    private readonly Views _views;

    private Need(Views views) => _views = views;

    public static Need Of(Function function)
    {
        Need need = new(Views.Of(function));
        need.Mark(function.Body.Results);
        int before;

        // Loops and arrays need several rounds.
        do
        {
            before = need._needed.Count + need._withElements.Count;
            need.Visit(function.Body);
        }
        while (need._needed.Count + need._withElements.Count > before);

        return need;
    }

    /// <summary>Whether the statement is needed; what has statements inside is, if any of them is.</summary>
    public bool Includes(Statement statement) => statement switch
    {
        Let let => let.Targets.Any(_needed.Contains) || (let.Primitive.HasEffect && _withElements.Contains(_views.WholeOf((Variable)let.Arguments[0]))),
        Call call => call.Targets.Any(_needed.Contains),
        _ => true,
    };

    public bool VisitLet(Let let)
    {
        if (!Includes(let))
        {
            return false;
        }

        _withElements.UnionWith(let.ArraysRead.Select(_views.WholeOf));
        return Mark(let.Arguments);
    }

    public bool VisitIf(If branch)
    {
        Mark(branch.Targets, branch.Then.Results);
        Mark(branch.Targets, branch.Else.Results);
        bool isNeeded = Visit(branch.Then) | Visit(branch.Else) | branch.Targets.Any(_needed.Contains);
        return isNeeded && Mark([branch.Condition]);
    }

    public bool VisitCall(Call call) => Includes(call) && Mark(call.Arguments);

    public bool VisitGuard(Guard guard)
    {
        _withElements.UnionWith(guard.Arguments.OfType<Variable>().Where(static argument => argument.Type.IsArray).Select(_views.WholeOf));
        return Mark(guard.Arguments);
    }

    public bool VisitLoop(Loop loop)
    {
        Mark(loop.Targets, loop.State);
        Mark(loop.State, loop.Body.Results);
        Mark(loop.State, loop.Initial);
        bool isNeeded = Visit(loop.Condition) | Visit(loop.Body) | loop.Targets.Any(_needed.Contains);
        return isNeeded && Mark(loop.Condition.Results);
    }

    public bool VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    /// <summary>Whether anything in the block is needed.</summary>
    private bool Visit(Block block)
    {
        bool any = false;

        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            any |= block.Statements[i].Accept(this);
        }

        return any;
    }

    private void Mark(IReadOnlyList<Variable> targets, IReadOnlyList<Atom> values) => Mark(values.Where((_, i) => _needed.Contains(targets[i])));

    private bool Mark(IEnumerable<Atom> atoms)
    {
        _needed.UnionWith(atoms.OfType<Variable>());
        return true;
    }
}
