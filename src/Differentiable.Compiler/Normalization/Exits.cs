using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>Answers whether statements leave the method.</summary>
internal sealed class Exits : IStructuredVisitor<ExitKind>
{
    private static readonly Exits Instance = new();

    public static ExitKind Of(StructuredStatement statement) => statement.Accept(Instance);

    public static ExitKind Of(IEnumerable<StructuredStatement> statements)
    {
        ExitKind kind = ExitKind.Never;

        foreach (StructuredStatement statement in statements)
        {
            switch (Of(statement))
            {
                case ExitKind.Always:
                    return ExitKind.Always;
                case ExitKind.Sometimes:
                    kind = ExitKind.Sometimes;
                    break;
            }
        }

        return kind;
    }

    public ExitKind VisitPerform(Perform perform) => ExitKind.Never;

    public ExitKind VisitAssign(Assign assign) => ExitKind.Never;

    public ExitKind VisitReturn(Return exit) => ExitKind.Always;

    public ExitKind VisitBranch(Branch branch)
    {
        ExitKind then = Of(branch.Then);
        return then == Of(branch.Else) ? then : ExitKind.Sometimes;
    }
}
