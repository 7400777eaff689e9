using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CSharp.Doubts;

/// <summary>What conditions are made of, and where they are written.</summary>
internal static class Conditions
{
    /// <summary>Whether the statement makes a truth value of a value that carries a derivative.</summary>
    public static bool IsActiveTest(Let let, DoubtfulProgram program) =>
        let is { Targets: [{ Type.Kind: IrTypeKind.Boolean }] } && let.Arguments.Any(program.IsActive);

    /// <summary>Whether the truth value is decided by an active value, at once or through other truth values.</summary>
    public static bool IsActive(Atom condition, DoubtfulProgram program) => TestsIn(condition, program).Any(test => IsActiveTest(test, program));

    /// <summary>The tests that the truth value is made of.</summary>
    public static IEnumerable<Let> TestsIn(Atom condition, DoubtfulProgram program) => TestsIn(condition, program, []);

    public static bool IsComparisonForEquality(Let let) => let.Primitive == Logic.Equal || let.Primitive == Logic.NotEqual;

    /// <summary>The condition of a branch or loop as it is written; null if none is.</summary>
    public static ExpressionSyntax? ConditionOf(SyntaxNode? node) => node switch
    {
        IfStatementSyntax branch => branch.Condition,
        ConditionalExpressionSyntax choice => choice.Condition,
        WhileStatementSyntax loop => loop.Condition,
        DoStatementSyntax loop => loop.Condition,
        ForStatementSyntax loop => loop.Condition,
        _ => null,
    };

    private static IEnumerable<Let> TestsIn(Atom condition, DoubtfulProgram program, HashSet<Variable> seen)
    {
        if (condition is not Variable variable || !seen.Add(variable))
        {
            return [];
        }

        return program.DefinitionOf(variable) switch
        {
            Let { Arguments: var arguments } let when arguments.All(static argument => argument.Type.Kind == IrTypeKind.Boolean) =>
                arguments.SelectMany(argument => TestsIn(argument, program, seen)),
            Let let => [let],
            If branch => Choices(branch, variable).Append(branch.Condition).SelectMany(choice => TestsIn(choice, program, seen)),
            Loop loop => Choices(loop, variable).SelectMany(choice => TestsIn(choice, program, seen)),
            _ => [],
        };
    }

    private static IEnumerable<Atom> Choices(If branch, Variable target)
    {
        int ordinal = branch.Targets.TakeWhile(other => other != target).Count();
        return [branch.Then.Results[ordinal], branch.Else.Results[ordinal]];
    }

    private static IEnumerable<Atom> Choices(Loop loop, Variable variable)
    {
        int ordinal = (loop.Targets.Contains(variable) ? loop.Targets : loop.State).TakeWhile(other => other != variable).Count();
        return [loop.Initial[ordinal], loop.Body.Results[ordinal]];
    }
}
