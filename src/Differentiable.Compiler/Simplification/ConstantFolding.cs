using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>Computes applications of exactly specified operators to literals. Functions such as sin are left: another run time may round them differently.</summary>
internal static class ConstantFolding
{
    public static Replacement? Fold(Let let)
    {
        if (let.Primitive.Evaluate is not { } evaluate || !let.Target.Type.IsFloatingPoint || !AreLiterals(let))
        {
            return null;
        }

        // For float: +, -, * and / of two floats computed in double and rounded once more give the float result exactly.
        double[] numbers = [.. let.Arguments.Select(static argument => ((Literal)argument).Number)];
        return Replacement.By(Literal.Of(let.Target.Type, evaluate(numbers)));
    }

    private static bool AreLiterals(Let let)
    {
        for (int i = 0; i < let.Arguments.Count; i++)
        {
            if (let.Arguments[i] is not Literal)
            {
                return false;
            }
        }

        return true;
    }
}
