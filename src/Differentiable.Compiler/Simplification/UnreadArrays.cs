using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>Leaves out stores to local arrays that nobody reads: what only they needed is dead code then.</summary>
internal static class UnreadArrays
{
    public static Function Remove(Function function)
    {
        IReadOnlyList<Statement> statements = Nested.StatementsOf(function.Body);
        HashSet<Variable> local = [.. statements.OfType<Let>().Where(static let => let.Primitive.IsFresh).Select(static let => let.Target)];

        if (local.Count == 0)
        {
            return function;
        }

        Views views = Views.Of(function);
        local.ExceptWith(statements.SelectMany(ReadBy).Select(views.WholeOf));
        Removal removal = new(IsUnread);
        return statements.Any(IsUnread) ? function with { Body = removal.Apply(function.Body) } : function;

        bool IsUnread(Statement statement) => statement is Let { Primitive.IsStore: true } let && local.Contains(views.WholeOf((Variable)let.Arguments[0]));
    }

    private static IEnumerable<Variable> ReadBy(Statement statement) => statement switch
    {
        Let let => let.ArraysRead,
        Guard guard => guard.Arguments.OfType<Variable>(),
        Call call => call.Arguments.OfType<Variable>(),
        _ => [],
    };
}
