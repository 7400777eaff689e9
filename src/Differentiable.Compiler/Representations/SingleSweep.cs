using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>Whether a loop of sums can run there and back at once, at its own place, instead of once more at the end of the way back.</summary>
internal static class SingleSweep
{
    /// <summary>The statements after the loop's place, parted in those that must come before it, because they give the sums' cotangents, and the others; null if it cannot.</summary>
    /// <param name="step">The loop.</param>
    /// <param name="both">The loop with its way back.</param>
    /// <param name="seeds">The cotangents of the sums.</param>
    /// <param name="after">The statements between the loop's place and the end of what is emitted so far.</param>
    /// <param name="arrays">The cotangents of arrays.</param>
    public static EarlyPart? Of(LoopStep step, Loop both, IReadOnlyList<Atom?> seeds, IReadOnlyList<Statement> after, ArrayCotangents arrays)
    {
        if (step.Writes || EarlyPart.Of(new([.. after], []), seeds, step.Primal) is not { } part)
        {
            return null;
        }

        // A cotangent that is read in between must not contain yet what the loop adds: the array was written to after the loop.
        HashSet<Variable> added = [.. Cotangents(both.Body, arrays, static let => let.Primitive.HasEffect)];
        return Cotangents(new([.. part.Late], []), arrays, static let => let.Primitive.ReadsElements).Any(added.Contains) ? null : part;
    }

    /// <summary>The arrays whose cotangents such statements concern.</summary>
    private static IEnumerable<Variable> Cotangents(Block block, ArrayCotangents arrays, Func<Let, bool> isMeant) => Nested.StatementsOf(block)
        .OfType<Let>()
        .Where(isMeant)
        .Select(let => arrays.ArrayOf((Variable)let.Arguments[0]))
        .OfType<Variable>()
        .Select(arrays.Stores.WholeOf);
}
