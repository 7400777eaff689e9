using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Turns early returns into data flow: afterwards the only return is the last statement.
/// </summary>
/// <remarks>
/// Where an arm always returns, what follows the branch moves into the other arm. Where an arm returns on some paths only, a flag tells what follows
/// whether the result is already there. A throw is not an exit: it is a statement that control does not pass, and what follows is merely not reached.
/// </remarks>
internal sealed class SingleExit
{
    private readonly IReadOnlyList<Variable> _results;
    private readonly NameSource _names;

    private SingleExit(IReadOnlyList<Variable> results, NameSource names) => (_results, _names) = (results, names);

    public static StructuredFunction Convert(StructuredFunction function)
    {
        NameSource names = new(VariableNames.Of(function));
        EquatableArray<Variable> results = function.ResultTypes.Select(type => new Variable(names.Fresh("result"), type)).ToEquatableArray();
        SingleExit pass = new(results, names);

        // Where the end is not reached because something throws before it, the results still have to be bound.
        IEnumerable<StructuredStatement> end = Exits.Of(function.Body) == ExitKind.Always ? [] : [new Return([.. function.ResultTypes.Select(Literal.Default)])];
        IEnumerable<StructuredStatement> body = pass.Sequence(LoopExits.Convert([.. function.Body, .. end], results, names));
        return function with { Body = [.. body, new Return([.. results])] };
    }

    /// <summary>One iteration of a loop: what leaves it early becomes data flow.</summary>
    public static List<StructuredStatement> OfIteration(List<StructuredStatement> statements, IReadOnlyList<Variable> results, NameSource names) =>
        new SingleExit(results, names).Sequence(statements);

    /// <summary>The statements with each return replaced by assignments to the results; nothing that an exit skips is run after it.</summary>
    private List<StructuredStatement> Sequence(List<StructuredStatement> statements)
    {
        List<StructuredStatement> converted = [];

        for (int i = 0; i < statements.Count; i++)
        {
            switch (statements[i])
            {
                case Return exit:
                    converted.AddRange(exit.Values.Zip(_results, static (value, result) => new Assign(result, value)));
                    return converted;

                case Leave:
                    return converted;

                case Branch branch when Exits.Of(branch) != ExitKind.Never:
                    converted.AddRange(ExitingBranch(branch, statements.GetRange(i + 1, statements.Count - i - 1)));
                    return converted;

                case Branch branch:
                    converted.Add(branch with { Then = [.. Sequence([.. branch.Then])], Else = [.. Sequence([.. branch.Else])] });
                    break;

                default:
                    converted.Add(statements[i]);
                    break;
            }
        }

        return converted;
    }

    private IEnumerable<StructuredStatement> ExitingBranch(Branch branch, List<StructuredStatement> rest)
    {
        if (Exits.Of(branch.Then) == ExitKind.Always)
        {
            return [branch with { Then = [.. Sequence([.. branch.Then])], Else = [.. Sequence([.. branch.Else, .. rest])] }];
        }

        if (Exits.Of(branch.Else) == ExitKind.Always)
        {
            return [branch with { Then = [.. Sequence([.. branch.Then, .. rest])], Else = [.. Sequence([.. branch.Else])] }];
        }

        return FlaggedBranch(branch, rest);
    }

    private IEnumerable<StructuredStatement> FlaggedBranch(Branch branch, List<StructuredStatement> rest)
    {
        Variable returned = new(_names.Fresh("hasResult"), IrType.Boolean);

        Branch flagged = branch with
        {
            Then = [.. Sequence(SetFlag(branch.Then, returned))],
            Else = [.. Sequence(SetFlag(branch.Else, returned))],
        };

        return
        [
            new Assign(returned, Literal.False),
            .. _results.Select(static result => new Assign(result, Literal.Default(result.Type))),
            flagged,
            new Branch(returned, [], [.. Sequence(rest)], branch.Origin),
        ];
    }

    /// <summary>The statements with the flag set before each return.</summary>
    private static List<StructuredStatement> SetFlag(IEnumerable<StructuredStatement> statements, Variable flag)
    {
        List<StructuredStatement> marked = [];

        foreach (StructuredStatement statement in statements)
        {
            switch (statement)
            {
                case Return or Leave:
                    marked.Add(new Assign(flag, Literal.True));
                    marked.Add(statement);
                    break;

                case Branch branch:
                    marked.Add(branch with { Then = [.. SetFlag(branch.Then, flag)], Else = [.. SetFlag(branch.Else, flag)] });
                    break;

                default:
                    marked.Add(statement);
                    break;
            }
        }

        return marked;
    }
}
