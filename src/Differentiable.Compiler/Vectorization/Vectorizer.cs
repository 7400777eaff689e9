using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Vectorization;

/// <summary>
/// Finds the loops whose iterations do the same to elements that follow one another, and lets several of them run at once, in lanes. The very last pass.
/// </summary>
/// <remarks>
/// Each lane computes what its iteration computes, to the last bit, and sums are taken in the order of the iterations: values do not depend on whether, or how wide, a
/// machine computes in lanes. Only several contributions of different iterations to one element of a cotangent may be added in another order.
/// </remarks>
public sealed class Vectorizer : IStatementVisitor<Statement>
{
    private readonly Dictionary<Variable, Variable> _wholes = [];
    private readonly NameSource _names;

    private Vectorizer(Function function)
    {
        _names = new(AllNames.Of(function));

        foreach (Let view in Nested.StatementsOf(function.Body).OfType<Let>().Where(static let => let.Primitive.IsView))
        {
            _wholes[view.Target] = (Variable)view.Arguments[0];
        }
    }

    public static Function Vectorize(Function function)
    {
        Vectorizer pass = new(function);
        return function with { Body = pass.Apply(function.Body) };
    }

    public Statement VisitLet(Let let) => let;

    public Statement VisitIf(If branch) => branch with { Then = Apply(branch.Then), Else = Apply(branch.Else) };

    public Statement VisitCall(Call call) => call;

    public Statement VisitGuard(Guard guard) => guard;

    public Statement VisitLoop(Loop loop) => loop with { Lanes = LoopVectorizer.Of(loop, WholeOf), Body = Apply(loop.Body) };

    public Statement VisitReverseLoop(ReverseLoop loop) => loop with
    {
        Body = Apply(loop.Body),
        Rest = Apply(loop.Rest),
        Back = Apply(loop.Back),
    };

    private Block Apply(Block block) => block with { Statements = block.Statements.SelectMany(Parts).Select(statement => statement.Accept(this)).ToEquatableArray() };

    private IEnumerable<Statement> Parts(Statement statement) =>
        statement is Loop loop && LoopVectorizer.Of(loop, WholeOf) is not null ? Distribution.Of(loop, WholeOf, _names) : [statement];

    private Variable WholeOf(Variable array)
    {
        while (_wholes.TryGetValue(array, out Variable? whole))
        {
            array = whole;
        }

        return array;
    }
}
