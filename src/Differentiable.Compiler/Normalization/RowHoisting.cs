using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Takes rows of matrices where it is known which they are: before an inner loop that goes along the row, which then is a loop over an array with one index. With a row
/// go the integers that say which it is.
/// </summary>
/// <remarks>
/// A row that is not there is empty, and only reading its elements throws; so it does no harm to take one that is not read in the end. An array in an array throws, and is
/// taken before a loop only where the loop's first test takes it.
/// </remarks>
public sealed class RowHoisting : IStatementVisitor<Statement>
{
    private List<Statement> _before = [];

    private RowHoisting()
    {
    }

    public static Function Hoist(Function function) => function with { Body = HoistIn(function.Body) };

    public Statement VisitLet(Let let) => let;

    public Statement VisitCall(Call call) => call;

    public Statement VisitGuard(Guard guard) => guard;

    public Statement VisitIf(If branch) => branch with { Then = Without(HoistIn(branch.Then), [], mayThrow: false), Else = Without(HoistIn(branch.Else), [], mayThrow: false) };

    public Statement VisitLoop(Loop loop) => loop with
    {
        Condition = Without(HoistIn(loop.Condition), loop.State, mayThrow: true),
        Body = Without(HoistIn(loop.Body), loop.State, mayThrow: false),
    };

    public Statement VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    private static Block HoistIn(Block block)
    {
        RowHoisting pass = new();
        List<Statement> statements = [];

        foreach (Statement statement in block.Statements)
        {
            Statement changed = statement.Accept(pass);
            statements.AddRange(pass._before);
            pass._before = [];
            statements.Add(changed);
        }

        return block with { Statements = [.. statements] };
    }

    /// <summary>The block without the rows that do not depend on it, which come before the statement that it is in.</summary>
    private Block Without(Block block, IEnumerable<Variable> parameters, bool mayThrow)
    {
        Invariants invariants = new(block, parameters);

        foreach (Let row in block.Statements.OfType<Let>().Where(let => IsRow(let, mayThrow)))
        {
            invariants.TryMove(row);
        }

        _before.AddRange(invariants.Moved);
        return invariants.Rest;
    }

    private static bool IsRow(Let let, bool mayThrow) =>
        let.Primitive == Matrices.Row || let.Primitive == Matrices.RowOfBuffer || (mayThrow && let.Primitive == Matrices.Inner);
}
