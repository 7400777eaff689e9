using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CSharp.Doubts;

/// <summary>Finds roundings and signs of active values that the result is made of: their derivative is zero, and the argument's gets no further.</summary>
/// <remarks>One that ends in an integer or a condition is not reported: there nothing but a step can be meant.</remarks>
internal static class LostInSteps
{
    public static IEnumerable<Finding> Check(DoubtfulProgram program)
    {
        foreach (Let let in program.Statements.OfType<Let>().Where(static let => let.Primitive.IsPiecewiseConstant))
        {
            if (program.IsActive(let.Arguments[0]) && program.IsUseful(let.Target) && program.NodeOf(let) is InvocationExpressionSyntax call)
            {
                yield return new(Descriptors.PiecewiseConstant, call.GetLocation(), call.Expression.ToString());
            }
        }
    }
}
