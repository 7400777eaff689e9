using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>Collects the names of all variables of a structured function, those inside spliced branches included.</summary>
internal sealed class VariableNames : IStructuredVisitor<IEnumerable<string>>
{
    private static readonly VariableNames Instance = new();

    public static IEnumerable<string> Of(StructuredFunction function) =>
        function.Parameters.Select(static parameter => parameter.Name).Concat(Of(function.Body));

    public IEnumerable<string> VisitPerform(Perform perform) => AllNames.Of(new Block([perform.Statement], []));

    public IEnumerable<string> VisitAssign(Assign assign) => [assign.Target.Name];

    public IEnumerable<string> VisitBranch(Branch branch) => Of(branch.Then).Concat(Of(branch.Else));

    public IEnumerable<string> VisitIterate(Iterate loop) => Of(loop.Test).Concat(Of(loop.Body)).Concat(Of(loop.Update));

    public IEnumerable<string> VisitLeave(Leave exit) => [];

    public IEnumerable<string> VisitReturn(Return exit) => [];

    private static IEnumerable<string> Of(IEnumerable<StructuredStatement> statements) => statements.SelectMany(static s => s.Accept(Instance));
}
