using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Makes a local array inside of the loop that alone uses it, where each iteration sets all its elements before anything else: iterations hand nothing on in it then, and need not remember what it
/// contained. Compilers know it as array privatization.
/// </summary>
public sealed class Privatization : IStatementVisitor<Statement>
{
    private readonly Dictionary<Variable, Let> _definitions;

    private Privatization(Function function) =>
        _definitions = Nested.StatementsOf(function.Body).OfType<Let>().Where(static let => let.Targets.Count == 1).ToDictionary(static let => let.Target);

    public static Function Privatize(Function function) => function with { Body = new Privatization(function).In(function.Body) };

    public Statement VisitLet(Let let) => let;

    public Statement VisitCall(Call call) => call;

    public Statement VisitGuard(Guard guard) => guard;

    public Statement VisitIf(If branch) => branch with { Then = In(branch.Then), Else = In(branch.Else) };

    public Statement VisitLoop(Loop loop) => loop with { Body = In(loop.Body) };

    public Statement VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    // From outside to inside: an array can move through several loops.
    private Block In(Block block)
    {
        List<Statement> statements = [.. block.Statements];

        foreach (Let made in block.Statements.OfType<Let>().Where(let => let.Primitive == Arrays.Zeros && IsNotNegative(let.Arguments[0])))
        {
            if (OnlyLoopWith(made.Target, statements) is { } loop && IsPrivate(loop.Body, made))
            {
                statements[statements.IndexOf(loop)] = loop with { Body = loop.Body with { Statements = [made, .. loop.Body.Statements] } };
                statements.Remove(made);
            }
        }

        return block with { Statements = [.. statements.Select(statement => statement.Accept(this))] };
    }

    /// <summary>Whether it is known that an array of this length can be made: one that cannot throws, whether the loop runs or not.</summary>
    private bool IsNotNegative(Atom length) => length is Literal { Bits: >= 0 }
        || (length is Variable variable && _definitions.TryGetValue(variable, out Let? let)
            && (let.Primitive == Arrays.Length || (let.Primitive == Integers.Divide && let.Arguments[1] is Literal { Bits: > 0 } && IsNotNegative(let.Arguments[0]))));

    /// <summary>The loop that alone concerns the array, in its iterations.</summary>
    private static Loop? OnlyLoopWith(Variable array, IEnumerable<Statement> statements) =>
        statements.Where(statement => FreeVariables.Reads(statement).Contains(array)).ToArray() is [Loop loop] && !FreeVariables.Of(loop.Condition).Contains(array) ? loop : null;

    private static bool IsPrivate(Block iteration, Let made) => IsSetFirst(iteration, made) || (OnlyLoopWith(made.Target, iteration.Statements) is { } inner && IsPrivate(inner.Body, made));

    /// <summary>Whether the first that happens to the array is that a loop sets all its elements, in order.</summary>
    private static bool IsSetFirst(Block iteration, Let made) =>
        iteration.Statements.FirstOrDefault(statement => Uses(statement, made.Target)) is Loop filling
        && IterationCount.Of(filling) is { FromZeroTo: { } end } count
        && (end == made.Arguments[0] || IsLengthOf(made.Target, end, [.. iteration.Statements, .. filling.Condition.Statements]))
        && filling.Body.Statements.Where(statement => Uses(statement, made.Target)).ToArray() is [Let store]
        && store.Primitive == Arrays.Store && store.Arguments[0] == made.Target && store.Arguments[1] == count.Counter;

    /// <summary>Whether a statement concerns the array's elements.</summary>
    private static bool Uses(Statement statement, Variable array) => Nested.StatementsOf(new Block([statement], []))
        .Any(inner => inner is not Loop and not If && !(inner is Let let && let.Primitive == Arrays.Length) && FreeVariables.Reads(inner).Contains(array));

    private static bool IsLengthOf(Variable array, Atom end, IEnumerable<Statement> statements) =>
        statements.OfType<Let>().Any(let => let.Primitive == Arrays.Length && let.Target == end && let.Arguments[0] == array);
}
