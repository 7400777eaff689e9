using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// What a function costs when it runs once, in additions: all its operations together, and the longest chain of those that wait for one another. Of the arms of a
/// branch the dearer counts.
/// </summary>
internal sealed class OperationCost : IStatementVisitor<int>
{
    private const int Simple = 1;
    private const int Division = 4;
    private const int StrongZero = 2;
    private const int FunctionCall = 10;
    private const int CommonRegister = 256;

    // A value is written once and read once.
    private const int Memory = 2;

    // How often a loop runs is not known; what precedes and follows it should not count as much.
    private const int Trips = 100;

    private readonly Dictionary<Variable, int> _ready = [];

    private OperationCost()
    {
    }

    /// <summary>The operations, and the chain.</summary>
    public static (int Work, int Chain) Of(Function function)
    {
        OperationCost cost = new();
        int work = cost.WorkOf(function.Body);
        return (work, cost.ReadyAt(function.Body.Results));
    }

    public int VisitLet(Let let)
    {
        Finish(let.Targets, ReadyAt(let.Arguments) + LatencyOf(let));
        return WorkOf(let);
    }

    public int VisitIf(If branch)
    {
        int then = WorkOf(branch.Then);
        int @else = WorkOf(branch.Else);
        int condition = ReadyAt([branch.Condition]) + Simple;

        for (int i = 0; i < branch.Targets.Count; i++)
        {
            _ready[branch.Targets[i]] = Math.Max(condition, ReadyAt([branch.Then.Results[i], branch.Else.Results[i]]));
        }

        return Simple + Math.Max(then, @else);
    }

    public int VisitCall(Call call)
    {
        Finish(call.Targets, ReadyAt(call.Arguments) + FunctionCall);
        return FunctionCall;
    }

    public int VisitGuard(Guard guard) => Simple;

    public int VisitLoop(Loop loop)
    {
        int start = ReadyAt(loop.Initial);
        (int work, int chain) = Apart(loop.State, loop.Body);
        Finish(loop.Targets, start + (Trips * chain));
        return Trips * (WorkOf(loop.Condition) + work);
    }

    public int VisitReverseLoop(ReverseLoop loop)
    {
        int start = ReadyAt(loop.Initial);
        (int there, int chainThere) = Apart(loop.State, loop.Body);
        Finish(loop.Final, start + (Trips * chainThere));
        int rest = WorkOf(loop.Rest);
        int turn = ReadyAt(loop.Rest.Results);
        (int back, int chainBack) = Apart(loop.BackParameters, loop.Back);
        Finish(loop.Targets, turn + (Trips * chainBack));
        return rest + (Trips * (WorkOf(loop.Condition) + there + back + (Memory * loop.Residuals.Count)));
    }

    /// <summary>The work and the chain of one iteration on its own.</summary>
    private (int Work, int Chain) Apart(IEnumerable<Variable> state, Block block)
    {
        Finish(state, 0);
        int work = WorkOf(block);
        return (work, ReadyAt(block.Results));
    }

    private int WorkOf(Block block) => block.Statements.Sum(statement => statement.Accept(this));

    private void Finish(IEnumerable<Variable> targets, int time)
    {
        foreach (Variable target in targets)
        {
            _ready[target] = time;
        }
    }

    private int ReadyAt(IEnumerable<Atom> atoms) =>
        atoms.OfType<Variable>().Select(variable => _ready.TryGetValue(variable, out int time) ? time : 0).DefaultIfEmpty().Max();

    private static int LatencyOf(Let let) => let.Primitive switch
    {
        var primitive when primitive == StrongZeros.Divide => Division,
        { Form: CSharpForm.Infix { Token: "/" or "%" } } => Division,
        { Form: CSharpForm.Method } primitive when primitive != StrongZeros.Multiply => FunctionCall,
        _ => Simple,
    };

    private static int WorkOf(Let let) => let.Primitive switch
    {
        { Form: CSharpForm.LanesMethod } => Math.Max(Simple, let.Arguments.Count(static argument => argument is Variable) / 2),
        { HasEffect: true } => Simple,
        var primitive when primitive == StrongZeros.Multiply => StrongZero + (Simple * RegistersOf(let)),
        var primitive when primitive == StrongZeros.Divide => StrongZero + DivisionOf(let),
        { Form: CSharpForm.Infix { Token: "/" or "%" } } => DivisionOf(let),
        { Form: CSharpForm.Method } => FunctionCall,
        _ => Simple * RegistersOf(let),
    };

    /// <summary>Sums and products of lanes cost what those of numbers do, register by register; quotients are computed two at a time.</summary>
    private static int DivisionOf(Let let) => Division * Math.Max(1, let.Target.Type.Count / 2);

    private static int RegistersOf(Let let) => let.Target.Type is { IsLanes: true } type
        ? Math.Max(1, type.Count * IrType.BitsOf(type.Scalar) / CommonRegister)
        : 1;
}
