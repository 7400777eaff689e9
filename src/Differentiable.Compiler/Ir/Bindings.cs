namespace Differentiable.Compiler.Ir;

/// <summary>The variables that a statement binds for the statements after it.</summary>
public sealed class Bindings : IStatementVisitor<IReadOnlyList<Variable>>
{
    private static readonly Bindings Instance = new();

    private Bindings()
    {
    }

    public static IReadOnlyList<Variable> Of(Statement statement) => statement.Accept(Instance);

    public IReadOnlyList<Variable> VisitLet(Let let) => let.Targets;

    public IReadOnlyList<Variable> VisitIf(If branch) => branch.Targets;

    public IReadOnlyList<Variable> VisitCall(Call call) => call.Targets;

    public IReadOnlyList<Variable> VisitGuard(Guard guard) => [];

    public IReadOnlyList<Variable> VisitLoop(Loop loop) => loop.Targets;

    public IReadOnlyList<Variable> VisitReverseLoop(ReverseLoop loop) => loop.Targets;
}
