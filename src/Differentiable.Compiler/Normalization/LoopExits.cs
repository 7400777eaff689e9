using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Brings loops into one form, innermost first: the condition is tested before each iteration, and nothing leaves an iteration early. <c>continue</c> skips the
/// rest of the body; <c>break</c> and <c>return</c> also set a flag that ends the loop, and after the loop another flag says whether the method returns.
/// </summary>
internal sealed class LoopExits
{
    private readonly IReadOnlyList<Variable> _results;
    private readonly NameSource _names;

    private LoopExits(IReadOnlyList<Variable> results, NameSource names) => (_results, _names) = (results, names);

    /// <summary>The statements with all their loops in that form. What is returned from inside a loop is assigned to <paramref name="results"/>.</summary>
    public static List<StructuredStatement> Convert(IEnumerable<StructuredStatement> statements, IReadOnlyList<Variable> results, NameSource names) =>
        new LoopExits(results, names).Sequence(statements);

    private List<StructuredStatement> Sequence(IEnumerable<StructuredStatement> statements)
    {
        List<StructuredStatement> converted = [];

        foreach (StructuredStatement statement in statements)
        {
            switch (statement)
            {
                case Branch branch:
                    converted.Add(branch with { Then = [.. Sequence(branch.Then)], Else = [.. Sequence(branch.Else)] });
                    break;
                case Iterate loop:
                    converted.AddRange(Converted(loop with { Test = [.. Sequence(loop.Test)], Body = [.. Sequence(loop.Body)], Update = [.. Sequence(loop.Update)] }));
                    break;
                default:
                    converted.Add(statement);
                    break;
            }
        }

        return converted;
    }

    private List<StructuredStatement> Converted(Iterate loop)
    {
        bool returns = Contains(loop.Body, static statement => statement is Return);
        bool stops = returns || Contains(loop.Body, static statement => statement is Leave { ForGood: true });
        Variable? returned = returns ? Flag("returned") : null;
        Variable? stopped = stops ? Flag("stopped") : null;

        List<StructuredStatement> converted = [.. Cleared(returned)];
        converted.AddRange(loop.TestsFirst && !loop.TestAssigns ? TestedFirst(loop, stopped, returned) : Rotated(loop, stopped, returned));

        if (returned is not null)
        {
            converted.Add(new Branch(returned, [new Return([.. _results])], [], loop.Origin));
        }

        return converted;
    }

    /// <summary>while (!stopped &amp;&amp; test) { body; if (!stopped) { update; } }.</summary>
    private List<StructuredStatement> TestedFirst(Iterate loop, Variable? stopped, Variable? returned)
    {
        List<StructuredStatement> body = [.. Iteration(loop, stopped, returned), .. Unless(stopped, [], [.. loop.Update], loop)];

        if (stopped is null)
        {
            return [loop with { Body = [.. body], Update = [] }];
        }

        Variable goesOn = Flag("goesOn");
        StructuredStatement test = new Branch(stopped, [new Assign(goesOn, Literal.False)], [.. loop.Test, new Assign(goesOn, loop.Condition)], loop.Origin);
        return [.. Cleared(stopped), loop with { Test = [test], Condition = goesOn, Body = [.. body], Update = [] }];
    }

    /// <summary>again = test; while (again) { body; if (stopped) { again = false; } else { update; again = test; } }.</summary>
    private List<StructuredStatement> Rotated(Iterate loop, Variable? stopped, Variable? returned)
    {
        Variable again = Flag("again");
        List<StructuredStatement> test = [.. loop.Test, new Assign(again, loop.Condition)];
        List<StructuredStatement> first = loop.TestsFirst ? test : [new Assign(again, Literal.True)];
        StructuredStatement[] body =
        [
            .. Cleared(stopped),
            .. Iteration(loop, stopped, returned),
            .. Unless(stopped, [new Assign(again, Literal.False)], [.. loop.Update, .. loop.TestsFirst ? OnceMore(test) : test], loop),
        ];

        return [.. first, loop with { Test = [], Condition = again, Body = [.. body], Update = [] }];
    }

    /// <summary>The statements again: what they bind inside of statements that are converted already, such as the loops of a helper, has names of its own, for nothing renames that any more.</summary>
    private IEnumerable<StructuredStatement> OnceMore(IEnumerable<StructuredStatement> statements) => statements.Select(statement => statement switch
    {
        Perform { Statement: If or Loop } perform => new Perform(OnceMore(perform.Statement)),
        Branch branch => branch with { Then = [.. OnceMore(branch.Then)], Else = [.. OnceMore(branch.Else)] },
        Iterate loop => loop with { Test = [.. OnceMore(loop.Test)], Body = [.. OnceMore(loop.Body)], Update = [.. OnceMore(loop.Update)] },
        _ => statement,
    });

    private Statement OnceMore(Statement statement) => (statement, Splicer.Splice(new Function("", [], [], new Block([statement], [])), [], _names, statement.Origin).Statements[0]) switch
    {
        (If before, If copy) => copy with { Targets = before.Targets },
        (Loop before, Loop copy) => copy with { Targets = before.Targets },
        (_, var copy) => copy,
    };

    private List<StructuredStatement> Iteration(Iterate loop, Variable? stopped, Variable? returned) =>
        SingleExit.OfIteration(Marked(loop.Body, stopped, returned), _results, _names);

    /// <summary>The statements with the flags set before each exit for good.</summary>
    private static List<StructuredStatement> Marked(IEnumerable<StructuredStatement> statements, Variable? stopped, Variable? returned)
    {
        List<StructuredStatement> marked = [];

        foreach (StructuredStatement statement in statements)
        {
            if (statement is Branch branch)
            {
                marked.Add(branch with { Then = [.. Marked(branch.Then, stopped, returned)], Else = [.. Marked(branch.Else, stopped, returned)] });
                continue;
            }

            if (statement is Return)
            {
                marked.Add(new Assign(returned!, Literal.True));
            }

            if (statement is Return or Leave { ForGood: true })
            {
                marked.Add(new Assign(stopped!, Literal.True));
            }

            marked.Add(statement);
        }

        return marked;
    }

    /// <summary>What follows the body; after an exit for good, something else.</summary>
    private static IEnumerable<StructuredStatement> Unless(Variable? stopped, StructuredStatement[] then, StructuredStatement[] @else, Iterate loop) =>
        stopped is null || @else.Length == 0 ? @else : [new Branch(stopped, [.. then], [.. @else], loop.Origin)];

    private static IEnumerable<StructuredStatement> Cleared(Variable? flag) => flag is null ? [] : [new Assign(flag, Literal.False)];

    private Variable Flag(string stem) => new(_names.Fresh(stem), IrType.Boolean);

    /// <summary>Whether one of the statements, or one in a branch of theirs, is such. Loops inside are converted already.</summary>
    private static bool Contains(IEnumerable<StructuredStatement> statements, Func<StructuredStatement, bool> isSuch) => statements.Any(statement =>
        isSuch(statement) || (statement is Branch branch && (Contains(branch.Then, isSuch) || Contains(branch.Else, isSuch))));
}
