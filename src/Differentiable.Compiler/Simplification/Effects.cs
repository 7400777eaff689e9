using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>Whether statements can throw or write to a buffer: then they are kept although nobody reads what they bind.</summary>
internal sealed class Effects : IStatementVisitor<bool>
{
    private static readonly Effects Instance = new();

    private Effects()
    {
    }

    public static bool AreIn(Block block) => block.Statements.Any(static statement => statement.Accept(Instance));

    public bool VisitLet(Let let) => let.Primitive.MayThrow || let.Primitive.HasEffect;

    public bool VisitIf(If branch) => AreIn(branch.Then) || AreIn(branch.Else);

    // A called method may have guards of its own.
    public bool VisitCall(Call call) => true;

    public bool VisitGuard(Guard guard) => true;

    public bool VisitLoop(Loop loop) => AreIn(loop.Condition) || AreIn(loop.Body);

    public bool VisitReverseLoop(ReverseLoop loop) => true;
}
