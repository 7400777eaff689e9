namespace Differentiable.Testing.RandomPrograms;

/// <summary>About how many operations a run takes at most: what the text has, times the trips of the loops around it.</summary>
internal static class WorkEstimate
{
    public static double Of(Method method, IReadOnlyList<Callable> callables) => Of(method.Body, callables);

    private static double Of(IEnumerable<Statement> block, IReadOnlyList<Callable> callables) => block.Sum(s => Of(s, callables));

    private static double Of(Statement statement, IReadOnlyList<Callable> callables)
    {
        double own = 1 + StatementParts.Operands(statement).Sum(e => Of(e, callables));
        double nested = StatementParts.Of(statement).Blocks.Sum(b => Of(b, callables));
        return statement is Loop loop ? (loop.TripLimit + 1) * (own + nested) : own + nested;
    }

    private static double Of(Expression expression, IReadOnlyList<Callable> callables) =>
        expression is MethodCall call ? 1 + callables.First(c => c.Method.Name == call.Method.Name).Work : 1;
}
