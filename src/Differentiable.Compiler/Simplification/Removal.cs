using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>Leaves out statements that nothing needs: applications of primitives, and calls.</summary>
/// <param name="isLeftOut">Which.</param>
internal sealed class Removal(Func<Statement, bool> isLeftOut) : IStatementVisitor<Statement?>
{
    public Block Apply(Block block) => block with { Statements = block.Statements.Select(statement => statement.Accept(this)).OfType<Statement>().ToEquatableArray() };

    public Statement? VisitLet(Let let) => isLeftOut(let) ? null : let;

    public Statement? VisitIf(If branch) => branch with { Then = Apply(branch.Then), Else = Apply(branch.Else) };

    public Statement? VisitCall(Call call) => isLeftOut(call) ? null : call;

    public Statement? VisitGuard(Guard guard) => guard;

    public Statement? VisitLoop(Loop loop) => loop with { Condition = Apply(loop.Condition), Body = Apply(loop.Body) };

    public Statement? VisitReverseLoop(ReverseLoop loop) => loop with
    {
        Condition = Apply(loop.Condition),
        Body = Apply(loop.Body),
        Rest = Apply(loop.Rest),
        Back = Apply(loop.Back),
    };
}
