using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Analysis;

/// <summary>The signs of a function's numbers, as far as its operations tell: of squares, exponentials, sums of them.</summary>
public sealed class SignAnalysis : IStatementVisitor<bool>
{
    private readonly Dictionary<Variable, Sign> _signs = [];

    private SignAnalysis()
    {
    }

    public static SignAnalysis Of(Function function)
    {
        SignAnalysis analysis = new();
        analysis.Visit(function.Body);
        return analysis;
    }

    public Sign Of(Atom atom) => atom switch
    {
        Variable variable => _signs.TryGetValue(variable, out Sign sign) ? sign : Sign.Unknown,
        Literal { Type.Kind: IrTypeKind.Double or IrTypeKind.Single, Number: var number } => number > 0 ? Sign.Positive : number == 0 ? Sign.NonNegative : Sign.Unknown,
        Literal { Type.Kind: IrTypeKind.Integer, Bits: var bits } => bits > 0 ? Sign.Positive : bits == 0 ? Sign.NonNegative : Sign.Unknown,
        _ => Sign.Unknown,
    };

    public bool VisitLet(Let let)
    {
        if (let is { Targets: [var only], Primitive.SignRule: { } rule })
        {
            _signs[only] = rule(let.Arguments, Of);
        }

        return true;
    }

    public bool VisitIf(If branch)
    {
        Visit(branch.Then);
        Visit(branch.Else);

        for (int i = 0; i < branch.Targets.Count; i++)
        {
            _signs[branch.Targets[i]] = Weaker(Of(branch.Then.Results[i]), Of(branch.Else.Results[i]));
        }

        return true;
    }

    public bool VisitCall(Call call) => true;

    public bool VisitGuard(Guard guard) => true;

    public bool VisitLoop(Loop loop)
    {
        for (int i = 0; i < loop.State.Count; i++)
        {
            _signs[loop.State[i]] = Of(loop.Initial[i]);
        }

        // From the first state on, a sign is only ever weakened, which ends.
        do
        {
            Visit(loop.Condition);
            Visit(loop.Body);
        }
        while (Weaken(loop.State, loop.Body.Results));

        for (int i = 0; i < loop.Targets.Count; i++)
        {
            _signs[loop.Targets[i]] = Of(loop.State[i]);
        }

        return true;
    }

    public bool VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    private bool Weaken(IReadOnlyList<Variable> state, IReadOnlyList<Atom> next)
    {
        bool changes = false;

        for (int i = 0; i < state.Count; i++)
        {
            Sign weaker = Weaker(Of(state[i]), Of(next[i]));
            changes |= weaker != Of(state[i]);
            _signs[state[i]] = weaker;
        }

        return changes;
    }

    private static Sign Weaker(Sign left, Sign right) => left < right ? left : right;

    private void Visit(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            statement.Accept(this);
        }
    }
}
