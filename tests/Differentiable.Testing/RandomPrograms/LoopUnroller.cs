namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// Writes out loops with a constant number of iterations: each iteration is a copy of the body, with locals of its own and with
/// the counters as locals that are set to their values.
/// </summary>
/// <remarks>A loop that a break, a continue or a return leaves early stays, and so does one whose body changes its counters.</remarks>
public sealed class LoopUnroller
{
    /// <summary>Beyond this number of iterations a loop is left alone.</summary>
    private const int MaximumIterations = 100;

    private int _copies;

    private LoopUnroller()
    {
    }

    /// <summary>The program, in which no loop is left that can be written out.</summary>
    public static RandomProgram Unroll(RandomProgram program)
    {
        LoopUnroller unroller = new();
        return program with { Entry = unroller.Unroll(program.Entry), Helpers = [.. program.Helpers.Select(unroller.Unroll)] };
    }

    /// <summary>The values of the counters in each iteration, or null if they are not the same in each run.</summary>
    internal static IReadOnlyList<IReadOnlyDictionary<Variable, long>>? Iterations(For loop)
    {
        HashSet<Variable> counters = [.. loop.Counters.Select(static c => c.Variable)];
        IEnumerable<Statement> header = [.. loop.Counters, .. loop.Updates, new Return(loop.Condition)];
        bool isClosed = counters.Count > 0 && header.All(s => StatementParts.Operands(s).All(e => IsConstant(e, counters)));
        bool isChanged = StatementParts.All(loop.Body).SelectMany(StatementParts.Written).Any(counters.Contains);
        return isClosed && !isChanged ? Count(loop) : null;
    }

    private static bool IsConstant(Expression expression, HashSet<Variable> counters) => expression switch
    {
        VariableReference reference => counters.Contains(reference.Variable),
        Increment increment => counters.Contains(increment.Variable),
        MethodCall => false,
        _ => true,
    };

    private static List<IReadOnlyDictionary<Variable, long>>? Count(For loop)
    {
        HeaderEvaluator header = new(loop);
        List<IReadOnlyDictionary<Variable, long>> iterations = [];
        for (; header.Goes(); header.Update())
        {
            if (iterations.Count == MaximumIterations)
            {
                return null;
            }

            iterations.Add(header.Counters());
        }

        return iterations;
    }

    private Method Unroll(Method method) => method with { Body = Unroll(method.Body) };

    private List<Statement> Unroll(IReadOnlyList<Statement> block) => [.. block.SelectMany(Unroll)];

    private IReadOnlyList<Statement> Unroll(Statement statement)
    {
        StatementParts parts = StatementParts.Of(statement);
        Statement inner = parts.Blocks.Count == 0
            ? statement
            : parts.Rebuild(parts.Expressions, [.. parts.Blocks.Select(Unroll)], static v => v);
        return inner is For loop && !HasEarlyEnd(loop.Body) && Iterations(loop) is { } iterations
            ? [.. iterations.SelectMany(i => Copy(loop, i))]
            : [inner];
    }

    private static bool HasEarlyEnd(IReadOnlyList<Statement> body) =>
        StatementParts.HasExit(body) || StatementParts.All(body).Any(static s => s is Return);

    private List<Statement> Copy(For loop, IReadOnlyDictionary<Variable, long> counters)
    {
        int copy = _copies++;
        IEnumerable<Variable> declared = StatementParts.All(loop.Body).SelectMany(Declared);
        Dictionary<Variable, Variable> names = counters.Keys.Concat(declared).Distinct()
            .ToDictionary(static v => v, v => v with { Name = $"{v.Name}_{copy}" });
        foreach (Variable counter in counters.Keys)
        {
            names[counter] = names[counter] with { Kind = VariableKind.Local };
        }

        IEnumerable<Statement> values = counters.Select(c => new Declaration(names[c.Key], Number(c.Key.Type, c.Value), IsImplicitlyTyped: false));
        return [.. values, .. loop.Body.Select(s => Renamed(s, v => names.GetValueOrDefault(v, v)))];
    }

    private static IEnumerable<Variable> Declared(Statement statement) =>
        statement is Declaration or SinCosDeclaration or ForEach or ForEachElement ? StatementParts.Of(statement).Targets : [];

    private static Expression Number(ScalarType type, long value)
    {
        Expression number = Build.Integer(type, (int)Math.Abs(value));
        return value < 0 ? Build.Minus(number) : number;
    }

    private static Statement Renamed(Statement statement, Func<Variable, Variable> name)
    {
        StatementParts parts = StatementParts.Of(statement);
        return parts.Rebuild(
            [.. parts.Expressions.Select(e => Renamed(e, name))],
            [.. parts.Blocks.Select(b => (IReadOnlyList<Statement>)[.. b.Select(s => Renamed(s, name))])],
            name);
    }

    private static Expression Renamed(Expression expression, Func<Variable, Variable> name)
    {
        switch (expression)
        {
            case VariableReference reference:
                return Build.Reference(name(reference.Variable));
            case Increment increment:
                return increment with { Variable = name(increment.Variable) };
            default:
                ExpressionParts parts = ExpressionParts.Of(expression);
                return parts.Rebuild([.. parts.Children.Select(c => Renamed(c, name))]);
        }
    }
}
