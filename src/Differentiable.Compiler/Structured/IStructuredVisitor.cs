namespace Differentiable.Compiler.Structured;

/// <summary>A pass over structured statements.</summary>
public interface IStructuredVisitor<out TResult>
{
    TResult VisitPerform(Perform perform);

    TResult VisitAssign(Assign assign);

    TResult VisitBranch(Branch branch);

    TResult VisitReturn(Return exit);

    TResult VisitIterate(Iterate loop);

    TResult VisitLeave(Leave exit);
}
