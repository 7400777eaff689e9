namespace Differentiable.Compiler.Ir;

/// <summary>Collects every name that a function binds, in nested blocks too.</summary>
public sealed class AllNames : IStatementVisitor<IEnumerable<string>>
{
    private static readonly AllNames Instance = new();

    private AllNames()
    {
    }

    public static IEnumerable<string> Of(Function function) => function.Parameters.Select(static parameter => parameter.Name).Concat(Of(function.Body));

    public static IEnumerable<string> Of(Block block) => block.Statements.SelectMany(static statement => statement.Accept(Instance));

    public IEnumerable<string> VisitLet(Let let) => let.Targets.Select(static target => target.Name);

    public IEnumerable<string> VisitIf(If branch) => branch.Targets.Select(static target => target.Name).Concat(Of(branch.Then)).Concat(Of(branch.Else));

    public IEnumerable<string> VisitCall(Call call) => call.Targets.Select(static target => target.Name);

    public IEnumerable<string> VisitGuard(Guard guard) => [];

    public IEnumerable<string> VisitLoop(Loop loop) => Of(loop.Targets).Concat(Of(loop.State)).Concat(Of(loop.Condition)).Concat(Of(loop.Body));

    public IEnumerable<string> VisitReverseLoop(ReverseLoop loop) =>
        Of([.. loop.Targets, .. loop.State, .. loop.Final, .. loop.BackParameters])
            .Concat(new[] { loop.Condition, loop.Body, loop.Rest, loop.Back }.SelectMany(Of));

    private static IEnumerable<string> Of(IEnumerable<Variable> variables) => variables.Select(static variable => variable.Name);
}
