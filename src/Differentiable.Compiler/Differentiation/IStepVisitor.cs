namespace Differentiable.Compiler.Differentiation;

/// <summary>A representation's treatment of the steps of a linearized program.</summary>
public interface IStepVisitor<out TResult>
{
    TResult VisitStraight(StraightStep step);

    TResult VisitBranch(BranchStep step);

    TResult VisitInvocation(InvocationStep step);

    TResult VisitLoop(LoopStep step);
}
