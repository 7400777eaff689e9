using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Finds the stores that add to what an element is already, <c>a[i] += x</c>: the way back reads the element's cotangent and leaves it as it is, so that a loop of such stores
/// may take its iterations in any order.
/// </summary>
public sealed class Accumulation : IStatementVisitor<Statement>
{
    private static readonly Accumulation Instance = new();

    private Accumulation()
    {
    }

    public static Function Find(Function function) => function with { Body = Find(function.Body) };

    public Statement VisitLet(Let let) => let;

    public Statement VisitIf(If branch) => branch with { Then = Find(branch.Then), Else = Find(branch.Else) };

    public Statement VisitCall(Call call) => call;

    public Statement VisitGuard(Guard guard) => guard;

    public Statement VisitLoop(Loop loop) => loop with { Body = Find(loop.Body) };

    public Statement VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    private static Block Find(Block block)
    {
        List<Statement> statements = [.. block.Statements.Select(static statement => statement.Accept(Instance))];

        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is Let store && store.Primitive == Arrays.Store && AdditionOf(store, block, statements, i) is { } addition)
            {
                Replace(statements, i, store, addition);
            }
        }

        return block with { Statements = statements.ToEquatableArray() };
    }

    /// <summary>The element that is read, the sum that is stored, and the other term of it; null if the store is of another kind.</summary>
    private static Addition? AdditionOf(Let store, Block block, List<Statement> statements, int place)
    {
        if (DefinitionOf(store.Arguments[2], statements) is not { } sum || !(sum.Primitive == Arithmetic.Add || sum.Primitive == Arithmetic.Subtract) || sum.Target.Type.IsLanes)
        {
            return null;
        }

        Let? left = ElementOf(sum.Arguments[0], store, statements);
        Let? right = sum.Primitive == Arithmetic.Add ? ElementOf(sum.Arguments[1], store, statements) : null;

        if ((left ?? right) is not { } element || UsesOf(element.Target, block, statements) != 1 || UsesOf(sum.Target, block, statements) != 1)
        {
            return null;
        }

        // Nothing may write between the two.
        int read = statements.IndexOf(element);
        bool isUndisturbed = !Nested.StatementsOf(new([.. statements.Skip(read).Take(place - read)], [])).Any(static statement => statement is Let { Primitive.HasEffect: true });
        return isUndisturbed ? new(element, sum, element == left ? sum.Arguments[1] : sum.Arguments[0]) : null;
    }

    private static void Replace(List<Statement> statements, int place, Let store, Addition addition)
    {
        bool isNegative = addition.Sum.Primitive == Arithmetic.Subtract;

        // The sum's variable is free now: its only reader was the store.
        Atom term = isNegative ? addition.Sum.Target : addition.Term;
        statements[place] = store with { Primitive = Arrays.Accumulate, Arguments = [store.Arguments[0], store.Arguments[1], term] };

        if (isNegative)
        {
            statements[statements.IndexOf(addition.Sum)] = addition.Sum with { Primitive = Arithmetic.Negate, Arguments = [addition.Term] };
        }
    }

    private static Let? ElementOf(Atom atom, Let store, List<Statement> statements) =>
        DefinitionOf(atom, statements) is { } let && let.Primitive == Arrays.Element && let.Arguments[0] == store.Arguments[0] && let.Arguments[1] == store.Arguments[1] ? let : null;

    private static Let? DefinitionOf(Atom atom, List<Statement> statements) =>
        statements.OfType<Let>().FirstOrDefault(let => let.Targets.Count == 1 && let.Target == atom);

    private static int UsesOf(Variable variable, Block block, List<Statement> statements) =>
        statements.Sum(statement => ReadsOf(statement, variable)) + block.Results.Count(result => result == variable);

    private static int ReadsOf(Statement statement, Variable variable) => statement is Let let
        ? let.Arguments.Count(argument => argument == variable)
        : FreeVariables.Reads(statement).Count(read => read == variable);

    private sealed record Addition(Let Element, Let Sum, Atom Term);
}
