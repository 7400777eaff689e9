using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Simplification;

/// <summary>The Simplify stage: rewriting forwards and removing dead code backwards, until nothing changes.</summary>
/// <remarks>Every rewriting keeps the primal's bits: it holds for NaN, infinities and -0, or acts on structural zeros and ones only.</remarks>
public static class Simplifier
{
    // Each round is linear in the program, and each enables the next by little: nothing that we have seen needs more than three.
    private const int MaximumRounds = 6;

    /// <summary>A block that is a scope of its own.</summary>
    public static Block Simplify(Block block) => Simplify(new Function("", [], [], block)).Body;

    public static Function Simplify(Function function) => Simplify(function, isFinal: false);

    /// <summary>Simplifies what is not differentiated any more: declared derivatives have done their work, and their values are left (<see cref="Primitive.IsDeclared"/>).</summary>
    public static Function Finish(Function function) => Simplify(function, isFinal: true);

    private static Function Simplify(Function function, bool isFinal)
    {
        for (int round = 0; round < MaximumRounds; round++)
        {
            Function simpler = DeadCode.Remove(UnreadArrays.Remove(Rewriting.Rewrite(function, isFinal)));

            if (simpler == function)
            {
                return function;
            }

            function = simpler;
        }

        return function;
    }
}
