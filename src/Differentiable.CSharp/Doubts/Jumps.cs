using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CSharp.Doubts;

/// <summary>Finds branches on active values that no derivative can see: an arm for single points, and two arms that are different constants.</summary>
/// <remarks>
/// Says nothing of branches whose arms could agree where the condition changes, and nothing of tests that end a loop or throw. But where something is left out at a point, such as the terms of a sum that
/// are zero, its derivative is left out too, and zeros are not rare in data.
/// </remarks>
internal static class Jumps
{
    public static IEnumerable<Finding> Check(DoubtfulProgram program)
    {
        HashSet<Let> reported = [];

        foreach (If branch in program.Statements.OfType<If>().Where(branch => branch.Targets.Any(program.IsUseful)))
        {
            StatementSyntax? exit = ExitOf(program.NodeOf(branch));

            if (exit is null && JumpOf(branch, program) is { } jump)
            {
                yield return jump;
            }

            // One comparison can decide on several branches of the normal form.
            foreach (Let test in Conditions.TestsIn(branch.Condition, program).Where(test => IsPoint(test, program) && LeavesOut(exit, test) && reported.Add(test)))
            {
                if (program.NodeOf(test) is { } node)
                {
                    yield return new(Descriptors.Jump, node.GetLocation(), PointText(test), "write an arm that also has the derivative of what it replaces");
                }
            }
        }
    }

    private static Finding? JumpOf(If branch, DoubtfulProgram program)
    {
        bool jumps = branch.Targets.Where((target, i) => program.IsUseful(target) && AreDifferent(branch.Then.Results[i], branch.Else.Results[i])).Any();
        return jumps && Conditions.IsActive(branch.Condition, program) && Conditions.ConditionOf(program.NodeOf(branch)) is { } condition
            ? new(Descriptors.Jump, condition.GetLocation(), "The result jumps where this condition changes, and the derivative is that of the arm taken", "join the arms by a smooth function")
            : null;
    }

    private static bool AreDifferent(Atom then, Atom @else) => then is Literal first && @else is Literal second && first.Bits != second.Bits && !first.Type.IsArray
        && !(first.Type.IsFloatingPoint && first.Number == second.Number);

    /// <summary>Whether the test is for single points: x != x is for NaN.</summary>
    private static bool IsPoint(Let test, DoubtfulProgram program) =>
        Conditions.IsComparisonForEquality(test) && test.Arguments[0] != test.Arguments[1] && test.Arguments.Any(program.IsActive);

    private static string PointText(Let test) => test.Primitive == Logic.Equal
        ? "This holds at single points, where the derivative is that of this arm alone"
        : "This fails at single points, where the derivative is that of the other arm alone";

    /// <summary>Whether something is left out of the result at the point. Where two computed numbers are equal and that ends an iteration, as in <c>if (next == e) { break; }</c>, nothing is.</summary>
    private static bool LeavesOut(StatementSyntax? exit, Let test) => exit switch
    {
        null or ContinueStatementSyntax => true,
        ThrowStatementSyntax => false,
        _ => test.Arguments.Any(static argument => argument is Literal),
    };

    /// <summary>What the branch leaves a loop or the method by; null if it is not there for that. To leave is no jump of the value.</summary>
    private static StatementSyntax? ExitOf(SyntaxNode? node) => node is IfStatementSyntax branch ? ExitOf(branch, branch.Statement) ?? ExitOf(branch, branch.Else?.Statement) : null;

    private static StatementSyntax? ExitOf(IfStatementSyntax branch, StatementSyntax? arm) => arm switch
    {
        BlockSyntax { Statements: [.., var last] } => ExitOf(branch, last),
        BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax => arm,
        ReturnStatementSyntax when branch.Ancestors().Any(static node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForEachStatementSyntax) => arm,
        _ => null,
    };
}
