using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// What a function costs when it runs once, in additions: all its operations together, and the longest chain of those that wait for one another. Of the arms of a
/// branch the dearer counts; of the chains of an iteration those that the next iteration waits for.
/// </summary>
internal sealed class OperationCost : IStatementVisitor<long>
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

    // Longer than any chain that does not start here.
    private const long Far = 1L << 60;

    private readonly Dictionary<Variable, long> _ready = [];
    private readonly Dictionary<Block, (long Work, long Chain)> _iterations;

    private OperationCost(Dictionary<Block, (long Work, long Chain)> iterations) => _iterations = iterations;

    /// <summary>The operations, and the chain.</summary>
    public static (long Work, long Chain) Of(Function function)
    {
        OperationCost cost = new(new Dictionary<Block, (long Work, long Chain)>(ReferenceComparer<Block>.Instance));
        long work = cost.WorkOf(function.Body);
        return (work, cost.ReadyAt(function.Body.Results));
    }

    public long VisitLet(Let let)
    {
        Finish(let.Targets, IsByReciprocal(let) ? ReadyByReciprocal(let) : ReadyAt(let.Arguments) + LatencyOf(let));
        return WorkOf(let);
    }

    public long VisitIf(If branch)
    {
        long then = WorkOf(branch.Then);
        long @else = WorkOf(branch.Else);
        long condition = ReadyAt([branch.Condition]) + Simple;

        for (int i = 0; i < branch.Targets.Count; i++)
        {
            _ready[branch.Targets[i]] = Math.Max(condition, ReadyAt([branch.Then.Results[i], branch.Else.Results[i]]));
        }

        return Simple + Math.Max(then, @else);
    }

    public long VisitCall(Call call)
    {
        Finish(call.Targets, ReadyAt(call.Arguments) + FunctionCall);
        return FunctionCall;
    }

    public long VisitGuard(Guard guard) => Simple;

    public long VisitLoop(Loop loop)
    {
        long start = ReadyAt([.. FreeVariables.Reads(loop)]);
        (long work, long chain) = Iteration(loop.State, loop.Body);
        Finish(loop.Targets, start + (Trips * chain));
        return Trips * (WorkOf(loop.Condition) + work);
    }

    public long VisitReverseLoop(ReverseLoop loop)
    {
        long start = ReadyAt([.. FreeVariables.Reads(loop)]);
        (long there, long chainThere) = Iteration(loop.State, loop.Body);
        Finish(loop.Final, start + (Trips * chainThere));
        long rest = WorkOf(loop.Rest);
        long turn = ReadyAt(loop.Rest.Results);
        (long back, long chainBack) = Iteration(loop.Cotangents, loop.Back);
        Finish(loop.Targets, turn + (Trips * chainBack));
        return rest + (Trips * (WorkOf(loop.Condition) + there + back + (Memory * loop.Residuals.Count)));
    }

    /// <summary>The work of one iteration, and the chain from the values it starts with to those that the next one starts with.</summary>
    /// <param name="state">The carried variables.</param>
    /// <param name="block">The iteration; the carried variables' next values come first among its results.</param>
    private (long Work, long Chain) Iteration(IReadOnlyList<Variable> state, Block block)
    {
        if (state.Count == 0)
        {
            return (new OperationCost(_iterations).WorkOf(block), 0);
        }

        if (!_iterations.TryGetValue(block, out (long, long) iteration))
        {
            iteration = (new OperationCost(_iterations).WorkOf(block), CarriedChain.LongestIn([.. state.Select(variable => ChainsFrom(variable, block, state.Count))]));
            _iterations.Add(block, iteration);
        }

        return iteration;
    }

    /// <summary>The length of the chain from one value to each of the first results; null where there is none.</summary>
    private long?[] ChainsFrom(Variable source, Block block, int count)
    {
        OperationCost cost = new(_iterations);
        cost.Finish([source], Far);
        cost.WorkOf(block);
        return [.. block.Results.Take(count).Select(result => cost.ReadyAt([result]) - Far).Select(static chain => chain < 0 ? (long?)null : chain)];
    }

    private long WorkOf(Block block)
    {
        long work = 0;

        for (int i = 0; i < block.Statements.Count; i++)
        {
            work += block.Statements[i].Accept(this);
        }

        return work;
    }

    private void Finish(EquatableArray<Variable> targets, long time)
    {
        for (int i = 0; i < targets.Count; i++)
        {
            _ready[targets[i]] = time;
        }
    }

    private long ReadyAt(EquatableArray<Atom> atoms)
    {
        long ready = 0;

        for (int i = 0; i < atoms.Count; i++)
        {
            if (atoms[i] is Variable variable && _ready.TryGetValue(variable, out long time))
            {
                ready = Math.Max(ready, time);
            }
        }

        return ready;
    }

    /// <summary>Whether lanes are divided by a number: the runtime multiplies them by its reciprocal.</summary>
    private static bool IsByReciprocal(Let let) => let.Primitive == StrongZeros.Divide && let.Target.Type.IsLanes && !let.Arguments[1].Type.IsLanes;

    // The reciprocal does not wait for the lanes.
    private long ReadyByReciprocal(Let let) => Math.Max(ReadyAt([let.Arguments[0]]), ReadyAt([let.Arguments[1]]) + Division) + Simple;

    private static long LatencyOf(Let let) => let.Primitive switch
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
        var primitive when primitive == StrongZeros.Divide => StrongZero + (IsByReciprocal(let) ? Division + (Simple * RegistersOf(let)) : DivisionOf(let)),
        { Form: CSharpForm.Infix { Token: "/" or "%" } } => DivisionOf(let),
        { Form: CSharpForm.Method or CSharpForm.TensorMethod or CSharpForm.TensorMap } => FunctionCall,
        _ => Simple * RegistersOf(let),
    };

    /// <summary>Sums and products of lanes cost what those of numbers do, register by register; quotients are computed two at a time.</summary>
    private static int DivisionOf(Let let) => Division * Math.Max(1, let.Target.Type.Count / 2);

    private static int RegistersOf(Let let) => let.Target.Type is { IsLanes: true } type
        ? Math.Max(1, type.Count * IrType.BitsOf(type.Scalar) / CommonRegister)
        : 1;
}
