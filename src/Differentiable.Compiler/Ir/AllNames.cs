using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Vectorization;

namespace Differentiable.Compiler.Ir;

/// <summary>Collects every name that a function binds, in nested blocks too.</summary>
public sealed class AllNames : IStatementVisitor<bool>
{
    private readonly List<string> _names = [];

    private AllNames()
    {
    }

    public static IReadOnlyList<string> Of(Function function)
    {
        AllNames names = new();
        names.Add(function.Parameters);
        names.Add(function.Body);
        return names._names;
    }

    public static IReadOnlyList<string> Of(Block block)
    {
        AllNames names = new();
        names.Add(block);
        return names._names;
    }

    public bool VisitLet(Let let) => Add(let.Targets);

    public bool VisitIf(If branch) => Add(branch.Targets) && Add(branch.Then) && Add(branch.Else);

    public bool VisitCall(Call call) => Add(call.Targets);

    public bool VisitGuard(Guard guard) => true;

    public bool VisitLoop(Loop loop) => Add(loop.Targets) && Add(loop.State) && Add(loop.Condition) && Add(loop.Body) && AddLanes(loop.Lanes);

    public bool VisitReverseLoop(ReverseLoop loop) =>
        Add(loop.Targets) && Add(loop.State) && Add(loop.Final) && Add(loop.BackParameters) && Add(loop.Condition) && Add(loop.Body) && Add(loop.Rest) && Add(loop.Back);

    private bool AddLanes(LaneIteration? lanes) =>
        lanes is null || (Add(lanes.State) && Add(lanes.Condition) && Add(lanes.Range) && Add(lanes.Body) && (lanes.Passage is not { } passage || (Add(passage.Enter) && Add(passage.Leave))));

    private bool Add(EquatableArray<Variable> variables)
    {
        for (int i = 0; i < variables.Count; i++)
        {
            _names.Add(variables[i].Name);
        }

        return true;
    }

    private bool Add(Block block)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            block.Statements[i].Accept(this);
        }

        return true;
    }
}
