namespace Differentiable.Compiler.Ir;

/// <summary>The variables that a block reads and does not bind, in the order of first use.</summary>
public sealed class FreeVariables : IStatementVisitor<IEnumerable<Variable>>
{
    private static readonly FreeVariables Instance = new();

    private FreeVariables()
    {
    }

    public static IReadOnlyList<Variable> Of(Block block)
    {
        HashSet<Variable> bound = [.. block.Statements.SelectMany(Bindings.Of)];
        return [.. block.Statements.SelectMany(Reads).Concat(block.Results.OfType<Variable>()).Where(variable => !bound.Contains(variable)).Distinct()];
    }

    /// <summary>The variables that one statement reads, nested blocks included.</summary>
    public static IEnumerable<Variable> Reads(Statement statement) => statement.Accept(Instance);

    public IEnumerable<Variable> VisitLet(Let let) => let.Arguments.OfType<Variable>();

    public IEnumerable<Variable> VisitIf(If branch) => new[] { branch.Condition }.OfType<Variable>().Concat(Of(branch.Then)).Concat(Of(branch.Else));

    public IEnumerable<Variable> VisitCall(Call call) => call.Arguments.OfType<Variable>();

    public IEnumerable<Variable> VisitGuard(Guard guard) => guard.Arguments.OfType<Variable>();

    public IEnumerable<Variable> VisitLoop(Loop loop) =>
        loop.Initial.OfType<Variable>().Concat(Of(loop.Condition).Concat(Of(loop.Body)).Except(loop.State));

    public IEnumerable<Variable> VisitReverseLoop(ReverseLoop loop) => loop.Initial.OfType<Variable>()
        .Concat(Of(loop.Condition).Concat(Of(loop.Body)).Except(loop.State))
        .Concat(Of(loop.Rest).Except(loop.Final))
        .Concat(Of(loop.Back).Except(loop.BackParameters));
}
