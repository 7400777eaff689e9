using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Cuts long straight runs into parts (<see cref="If.IsPart"/>), each of which becomes a method of its own: beyond some hundred operations in one method the
/// just-in-time compiler's register allocation collapses (3 times slower at 768 operations).
/// </summary>
/// <remarks>
/// A part is always the last statement of its block, so its pullback is fused with its primal: own forward statements, the rest, own backward statements.
/// </remarks>
public static class Partitioning
{
    /// <summary>How many statements stay together.</summary>
    public const int PartSize = 64;

    // A rest of a few statements is not worth a method.
    private const int Slack = 16;

    public static Function Cut(Function function)
    {
        NameSource names = new(AllNames.Of(function));
        return function with { Body = Cut(function.Body, names) };
    }

    private static Block Cut(Block block, NameSource names)
    {
        if (block.Statements.Count <= PartSize + Slack)
        {
            return WithLast(block, statement => CutArms(statement, names));
        }

        Block rest = Cut(block with { Statements = block.Statements.Skip(PartSize).ToEquatableArray() }, names);
        EquatableArray<Variable> targets = block.Results.Select((result, i) => new Variable(names.Fresh("rest"), result.Type)).ToEquatableArray();
        Block never = new([], targets.Select(static target => (Atom)Literal.Default(target.Type)).ToEquatableArray());
        If part = new(targets, Literal.True, rest, never, null);
        return new([.. block.Statements.Take(PartSize), part], [.. targets]);
    }

    private static Statement CutArms(Statement statement, NameSource names) => statement is If branch
        ? branch with { Then = Cut(branch.Then, names), Else = Cut(branch.Else, names) }
        : statement;

    private static Block WithLast(Block block, Func<Statement, Statement> change)
    {
        int last = block.Statements.Count - 1;
        return last < 0 ? block : block with { Statements = [.. block.Statements.Take(last), change(block.Statements[last])] };
    }
}
