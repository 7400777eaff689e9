using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Vectorization;

/// <summary>
/// Finds the loops whose iterations do the same to elements that follow one another, and lets several of them run at once, in lanes. The very last pass.
/// </summary>
/// <remarks>
/// Each lane computes what its iteration computes, to the last bit, and sums are taken in the order of the iterations: values do not depend on whether, or how wide, a
/// machine computes in lanes. Only the contributions of different iterations to a cotangent, or to an element of one, may be added in another order.
/// </remarks>
public sealed class Vectorizer : IStatementVisitor<Statement>
{
    private readonly Views _views;
    private readonly NameSource _names;

    private Vectorizer(Function function) => (_views, _names) = (Views.Of(function), new(AllNames.Of(function)));

    public static Function Vectorize(Function function)
    {
        Vectorizer pass = new(function);
        return function with { Body = pass.Apply(function.Body) };
    }

    public Statement VisitLet(Let let) => let;

    public Statement VisitIf(If branch) => branch.With(Apply(branch.Then), Apply(branch.Else));

    public Statement VisitCall(Call call) => call;

    public Statement VisitGuard(Guard guard) => guard;

    public Statement VisitLoop(Loop loop) => loop with { Body = Apply(loop.Body) };

    public Statement VisitReverseLoop(ReverseLoop loop) => loop with
    {
        Body = Apply(loop.Body),
        Rest = Apply(loop.Rest),
        Back = Apply(loop.Back),
    };

    private Block Apply(Block block)
    {
        List<Statement> statements = new(block.Statements.Count);

        foreach (Statement statement in block.Statements)
        {
            if (statement is Loop loop && LoopVectorizer.Of(loop, _views.WholeOf) is { } lanes)
            {
                statements.AddRange(InLanes(loop, lanes));
            }
            else
            {
                statements.Add(statement.Accept(this));
            }
        }

        return block.With(statements.ToEquatableArray(block.Statements), block.Results);
    }

    /// <summary>The loops in lanes that the loop becomes.</summary>
    private IEnumerable<Statement> InLanes(Loop loop, LaneIteration lanes)
    {
        if (Shifting.Of(loop, _views.WholeOf, _names) is { } shifted)
        {
            return shifted;
        }

        IReadOnlyList<Loop> parts = Distribution.Of(loop, _views.WholeOf, _names);
        return parts.Count == 1 ? [loop with { Lanes = lanes }] : parts.Select(part => part with { Lanes = LoopVectorizer.Of(part, _views.WholeOf) });
    }
}
