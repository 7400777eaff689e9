using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Vectorization;

/// <summary>
/// Reads and sets the elements of cotangents that are taken, so set to zero, and added to before anything else happens to the array: <c>w = Take(a, i); Add(a, i, v)</c> writes once then.
/// After <see cref="Vectorizer"/>, to which takes and additions say more.
/// </summary>
public sealed class TakenElements : IStatementVisitor<Statement>
{
    private readonly Views _views;

    private TakenElements(Function function) => _views = Views.Of(function);

    public static Function Set(Function function) => Nested.StatementsOf(function.Body).Any(static statement => statement is Let let && IsTake(let))
        ? function with { Body = new TakenElements(function).Apply(function.Body) }
        : function;

    public Statement VisitLet(Let let) => let;

    public Statement VisitIf(If branch) => branch with { Then = Apply(branch.Then), Else = Apply(branch.Else) };

    public Statement VisitCall(Call call) => call;

    public Statement VisitGuard(Guard guard) => guard;

    public Statement VisitLoop(Loop loop) => loop with
    {
        Body = Apply(loop.Body),
        Lanes = loop.Lanes is { } lanes ? lanes with { Body = Apply(lanes.Body) } : null,
    };

    public Statement VisitReverseLoop(ReverseLoop loop) => loop with { Body = Apply(loop.Body), Rest = Apply(loop.Rest), Back = Apply(loop.Back) };

    private Block Apply(Block block)
    {
        List<Statement> statements = [.. block.Statements.Select(statement => statement.Accept(this))];

        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i] is Let take && IsTake(take) && AdditionAfter(take, statements, i) is { } place)
            {
                bool isInLanes = take.Primitive == ElementLanes.Take;
                statements[i] = take with { Primitive = isInLanes ? ElementLanes.Load : Arrays.Element };
                statements[place] = (Let)statements[place] with { Primitive = isInLanes ? ElementLanes.Store : Arrays.Store };
            }
        }

        return block with { Statements = statements.ToEquatableArray() };
    }

    /// <summary>Where the same element is added to, if that is the next that happens to the array.</summary>
    private int? AdditionAfter(Let take, List<Statement> statements, int place)
    {
        Variable whole = _views.WholeOf((Variable)take.Arguments[0]);
        int next = statements.FindIndex(place + 1, statement => FreeVariables.Reads(statement).Any(variable => variable.Type.IsArray && _views.WholeOf(variable) == whole));
        return next >= 0 && statements[next] is Let add && IsAdditionFor(take, add) ? next : null;
    }

    private static bool IsTake(Let let) => let.Primitive == Arrays.Take || let.Primitive == ElementLanes.Take;

    private static bool IsAdditionFor(Let take, Let let) =>
        let.Primitive == (take.Primitive == Arrays.Take ? Arrays.Add : ElementLanes.Add) && let.Arguments[0] == take.Arguments[0] && let.Arguments[1] == take.Arguments[1];
}
