using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>Answers whether statements leave the sequence that they stand in: the method, or one iteration of a loop.</summary>
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

    public ExitKind VisitLeave(Leave exit) => ExitKind.Always;

    // A loop is converted before what it stands in: then nothing leaves it.
    public ExitKind VisitIterate(Iterate loop) => ExitKind.Never;

    public ExitKind VisitReturn(Return exit) => ExitKind.Always;

    public ExitKind VisitBranch(Branch branch)
    {
        ExitKind then = Of(branch.Then);
        return then == Of(branch.Else) ? then : ExitKind.Sometimes;
    }
}
