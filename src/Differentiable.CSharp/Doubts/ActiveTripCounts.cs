using Differentiable.Compiler.Analysis;
using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CSharp.Doubts;

/// <summary>Finds loops whose number of iterations an active value decides on: the derivative is that of the iterations taken.</summary>
internal static class ActiveTripCounts
{
    public static IEnumerable<Finding> Check(DoubtfulProgram program)
    {
        Loop[] loops = [.. program.Statements.OfType<Loop>()];

        if (loops.Length == 0)
        {
            yield break;
        }

        IEnumerable<Variable> tests = program.Statements.OfType<Let>().Where(let => Conditions.IsActiveTest(let, program)).Select(static let => let.Target);
        HashSet<Variable> decided = Dependence.On(tests, program.Function);

        foreach (Loop loop in loops.Where(loop => loop.Condition.Results[0] is Variable goesOn && decided.Contains(goesOn)))
        {
            if (LocationOf(loop, program) is { } location)
            {
                yield return new(Descriptors.ActiveTripCount, location);
            }
        }
    }

    /// <summary>The condition, if it is what an active value decides on; else the loop is left from inside.</summary>
    private static Location? LocationOf(Loop loop, DoubtfulProgram program)
    {
        if (program.NodeOf(loop) is not { } node)
        {
            return null;
        }

        bool isCause = !IsLeftInside(node) || Nested.StatementsOf(loop.Condition).OfType<Let>().Any(let => Conditions.IsActiveTest(let, program));
        return isCause && Conditions.ConditionOf(node) is { } condition ? condition.GetLocation() : node.GetFirstToken().GetLocation();
    }

    private static bool IsLeftInside(SyntaxNode loop) => loop.DescendantNodes().Any(static node => node is BreakStatementSyntax or ReturnStatementSyntax);
}
