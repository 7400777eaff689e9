using System.Diagnostics;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Simplification;

/// <summary>The Simplify stage: rewriting forwards and removing dead code backwards, as long as there is more to find.</summary>
/// <remarks>Every rewriting keeps the primal's bits: it holds for NaN, infinities and -0, or acts on structural zeros and ones only.</remarks>
public static class Simplifier
{
    // Each round is linear in the program, and only statements that were moved, or are left of dead code, can make another one worth it: nothing that we have seen needs more than three.
    private const int MaximumRounds = 6;

    /// <summary>A block that is a scope of its own.</summary>
    public static Block Simplify(Block block) => Simplify(new Function("", [], [], block)).Body;

    public static Function Simplify(Function function) => Simplify(function, isFinal: false);

    /// <summary>Simplifies what is not differentiated any more: declared derivatives have done their work, and their values are left (<see cref="Primitive.IsDeclared"/>).</summary>
    public static Function Finish(Function function) => Simplify(function, isFinal: true);

    private static Function Simplify(Function function, bool isFinal)
    {
        bool goesOn = true;

        for (int round = 0; goesOn && round < MaximumRounds; round++)
        {
            (Function rewritten, bool isOpen) = Rewriting.Rewrite(function, isFinal);
            RemovalTraces traces = new();
            Function simpler = Living(rewritten, traces);
            goesOn = (isOpen || traces.AreThere) && !ReferenceEquals(simpler, function);
            function = simpler;
        }

        Debug.Assert(goesOn || Living(Rewriting.Rewrite(function, isFinal).Function, new()) == function, "another round would have simplified more");
        return function;
    }

    /// <summary>The function without dead code. Without what read an array, more stores to it may be in vain.</summary>
    private static Function Living(Function function, RemovalTraces traces)
    {
        Function living = DeadCode.Remove(function, traces);

        while (UnreadArrays.Remove(living) is { } without && !ReferenceEquals(without, living))
        {
            traces.Changed();
            living = DeadCode.Remove(without, traces);
        }

        return living;
    }
}
