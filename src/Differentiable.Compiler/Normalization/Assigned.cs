using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>The variables that statements assign, in the order of the first assignment.</summary>
internal sealed class Assigned : IStructuredVisitor<IEnumerable<Variable>>
{
    private static readonly Assigned Instance = new();

    private Assigned()
    {
    }

    public static IEnumerable<Variable> In(StructuredStatement statement) => statement.Accept(Instance).Distinct();

    public static IEnumerable<Variable> In(IEnumerable<StructuredStatement> statements) => statements.SelectMany(static s => s.Accept(Instance)).Distinct();

    public IEnumerable<Variable> VisitPerform(Perform perform) => Bindings.Of(perform.Statement);

    public IEnumerable<Variable> VisitAssign(Assign assign) => [assign.Target];

    public IEnumerable<Variable> VisitBranch(Branch branch) => In(branch.Then).Concat(In(branch.Else));

    public IEnumerable<Variable> VisitReturn(Return exit) => [];

    public IEnumerable<Variable> VisitIterate(Iterate loop) => In(loop.Test).Concat(In(loop.Body)).Concat(In(loop.Update));

    public IEnumerable<Variable> VisitLeave(Leave exit) => [];
}
