using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Vectorization;

namespace Differentiable.Compiler.Ir;

/// <summary>Replaces the atoms that a statement reads, nested blocks included.</summary>
public sealed class Substitution(Func<Atom, Atom> replace) : IStatementVisitor<Statement>
{
    public Statement Apply(Statement statement) => statement.Accept(this);

    public Block Apply(Block block) => new(block.Statements.Select(Apply).ToEquatableArray(), Apply(block.Results));

    public EquatableArray<Atom> Apply(EquatableArray<Atom> atoms) => atoms.Select(replace).ToEquatableArray();

    public Statement VisitLet(Let let) => let with { Arguments = Apply(let.Arguments) };

    public Statement VisitCall(Call call) => call with { Arguments = Apply(call.Arguments) };

    public Statement VisitGuard(Guard guard) => guard with { Arguments = Apply(guard.Arguments) };

    public Statement VisitLoop(Loop loop) =>
        loop with
        {
            Initial = Apply(loop.Initial),
            Condition = Apply(loop.Condition),
            Body = Apply(loop.Body),
            Lanes = loop.Lanes is { } lanes ? Apply(lanes) : null,
        };

    private LaneIteration Apply(LaneIteration lanes) => lanes with
    {
        Condition = Apply(lanes.Condition),
        Range = Apply(lanes.Range),
        Body = Apply(lanes.Body),
        Passage = lanes.Passage is { } passage ? new(Apply(passage.Enter), Apply(passage.Leave)) : null,
    };

    public Statement VisitReverseLoop(ReverseLoop loop) => loop with
    {
        Initial = Apply(loop.Initial),
        Condition = Apply(loop.Condition),
        Body = Apply(loop.Body),
        Rest = Apply(loop.Rest),
        Back = Apply(loop.Back),
    };

    public Statement VisitIf(If branch) => branch with { Condition = replace(branch.Condition), Then = Apply(branch.Then), Else = Apply(branch.Else) };
}
