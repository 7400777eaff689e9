using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>The variables that statements read, as often as they do.</summary>
internal sealed class Reads : IStructuredVisitor<IEnumerable<Variable>>
{
    private static readonly Reads Instance = new();

    private Reads()
    {
    }

    public static IEnumerable<Variable> Of(StructuredStatement statement) => statement.Accept(Instance);

    public static IEnumerable<Variable> Of(IEnumerable<StructuredStatement> statements) => statements.SelectMany(Of);

    public static IEnumerable<Variable> Of(Atom atom) => atom is Variable variable ? [variable] : [];

    public IEnumerable<Variable> VisitPerform(Perform perform) => FreeVariables.Reads(perform.Statement);

    public IEnumerable<Variable> VisitAssign(Assign assign) => Of(assign.Value);

    public IEnumerable<Variable> VisitBranch(Branch branch) => [.. Of(branch.Condition), .. Of(branch.Then), .. Of(branch.Else)];

    public IEnumerable<Variable> VisitReturn(Return exit) => exit.Values.SelectMany(Of);

    public IEnumerable<Variable> VisitIterate(Iterate loop) => [.. Of(loop.Test), .. Of(loop.Condition), .. Of(loop.Body), .. Of(loop.Update)];

    public IEnumerable<Variable> VisitLeave(Leave exit) => [];
}
