using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>The variables that a statement binds for the statements after it.</summary>
public sealed class Bindings : IStatementVisitor<EquatableArray<Variable>>
{
    private static readonly Bindings Instance = new();

    private Bindings()
    {
    }

    public static EquatableArray<Variable> Of(Statement statement) => statement.Accept(Instance);

    /// <summary>What statements bind, one after the other.</summary>
    public static List<Variable> In(IEnumerable<Statement> statements)
    {
        List<Variable> bound = [];

        foreach (Statement statement in statements)
        {
            foreach (Variable variable in Of(statement))
            {
                bound.Add(variable);
            }
        }

        return bound;
    }

    public EquatableArray<Variable> VisitLet(Let let) => let.Targets;

    public EquatableArray<Variable> VisitIf(If branch) => branch.Targets;

    public EquatableArray<Variable> VisitCall(Call call) => call.Targets;

    public EquatableArray<Variable> VisitGuard(Guard guard) => [];

    public EquatableArray<Variable> VisitLoop(Loop loop) => loop.Targets;

    public EquatableArray<Variable> VisitReverseLoop(ReverseLoop loop) => loop.Targets;
}
