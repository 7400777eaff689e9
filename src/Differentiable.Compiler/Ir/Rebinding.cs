using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>Gives a statement's targets other names. Nested blocks are left as they are.</summary>
public sealed class Rebinding(Func<Variable, Variable> rename) : IStatementVisitor<Statement>
{
    public Statement VisitLet(Let let) => let with { Targets = let.Targets.Select(rename).ToEquatableArray() };

    public Statement VisitIf(If branch) => branch with { Targets = branch.Targets.Select(rename).ToEquatableArray() };

    public Statement VisitCall(Call call) => call with { Targets = call.Targets.Select(rename).ToEquatableArray() };

    public Statement VisitGuard(Guard guard) => guard;

    public Statement VisitLoop(Loop loop) => loop with { Targets = loop.Targets.Select(rename).ToEquatableArray() };

    public Statement VisitReverseLoop(ReverseLoop loop) => loop with { Targets = loop.Targets.Select(rename).ToEquatableArray() };
}
