namespace Differentiable.Compiler.Ir;

/// <summary>One step of a program. A closed set: a new kind does not compile until every pass treats it.</summary>
public abstract record Statement(Origin? Origin)
{
    // Not a virtual method: those with type parameters are looked up in a table at every call, and every pass calls this for every statement.
    public TResult Accept<TResult>(IStatementVisitor<TResult> visitor) => this switch
    {
        Let let => visitor.VisitLet(let),
        If branch => visitor.VisitIf(branch),
        Call call => visitor.VisitCall(call),
        Guard guard => visitor.VisitGuard(guard),
        Loop loop => visitor.VisitLoop(loop),
        ReverseLoop loop => visitor.VisitReverseLoop(loop),
        _ => throw new InvalidOperationException($"No pass knows a {GetType().Name}."),
    };
}
