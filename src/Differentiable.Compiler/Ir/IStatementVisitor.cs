namespace Differentiable.Compiler.Ir;

/// <summary>A pass over statements.</summary>
public interface IStatementVisitor<out TResult>
{
    TResult VisitLet(Let let);

    TResult VisitIf(If branch);

    TResult VisitCall(Call call);

    TResult VisitGuard(Guard guard);

    TResult VisitLoop(Loop loop);

    TResult VisitReverseLoop(ReverseLoop loop);
}
