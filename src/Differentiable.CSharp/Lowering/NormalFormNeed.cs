using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Structured;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// Whether anything of a program has to be checked in its normal form. Lowering runs for every marked method at every change, and most programs have nothing that could
/// be wrong there: no call, no conversion that could lose a derivative, no choice between arrays, and a value on every path.
/// </summary>
internal sealed class NormalFormNeed : IStructuredVisitor<bool>, IStatementVisitor<bool>
{
    private static readonly NormalFormNeed Instance = new();

    private NormalFormNeed()
    {
    }

    /// <param name="program">The program.</param>
    /// <param name="hasUnassigned">Whether a local is declared without a value: only the normal form shows whether it has one where it is read.</param>
    public static bool Of(StructuredFunction program, bool hasUnassigned) => hasUnassigned || !Ends(program.Body) || program.Body.Any(NeedsCheck);

    public bool VisitPerform(Perform perform) => perform.Statement.Accept(this);

    public bool VisitAssign(Assign assign) => assign.Target.Type.IsArray;

    public bool VisitBranch(Branch branch) => branch.Then.Any(NeedsCheck) || branch.Else.Any(NeedsCheck);

    public bool VisitReturn(Return exit) => false;

    public bool VisitIterate(Iterate loop) => loop.Test.Any(NeedsCheck) || loop.Body.Any(NeedsCheck) || loop.Update.Any(NeedsCheck);

    public bool VisitLeave(Leave exit) => false;

    public bool VisitLet(Let let) => (let.Primitive == Conversions.Convert || let.Primitive == Conversions.CheckedConvert)
        && let.Arguments[0].Type.IsFloatingPoint && !let.Target.Type.IsFloatingPoint;

    public bool VisitIf(If branch) => true;

    public bool VisitCall(Call call) => true;

    public bool VisitGuard(Guard guard) => false;

    public bool VisitLoop(Loop loop) => true;

    public bool VisitReverseLoop(ReverseLoop loop) => true;

    private static bool NeedsCheck(StructuredStatement statement) => statement.Accept(Instance);

    /// <summary>Whether control never gets past the statements: each path returns or throws.</summary>
    private static bool Ends(IReadOnlyList<StructuredStatement> statements) => statements.Count > 0 && statements[statements.Count - 1] switch
    {
        Return => true,
        Branch branch => Ends(branch.Then) && Ends(branch.Else),
        Perform { Statement: Guard { AlwaysThrows: true } } => true,
        _ => false,
    };
}
