using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.CSharp.Emission;

/// <summary>What loops do with local arrays, which decides how the runtime runs them.</summary>
internal static class LoopArrays
{
    /// <summary>Whether an iteration makes arrays of its own, apart from those of inner loops' iterations, which are released there.</summary>
    public static bool MakesArrays(Block body) => Nested.StatementsOf(body).Any(static statement => statement is Let { Primitive.IsFresh: true });

    /// <summary>Whether an iteration makes arrays, and writes down nowhere outside where they lie: then they are released when it ends.</summary>
    public static bool ReleasesArrays(Loop loop) => MakesArrays(loop.Body) && !EffectsOutside(loop.Body).Any(static let => let.Primitive.IsStore && let.Arguments[2].Type == IrType.Kept);

    /// <summary>Whether arrays that an iteration made are kept for its way back.</summary>
    public static bool KeepsArrays(ReverseLoop loop) => Nested.StatementsOf(loop.Body).Any(static statement => statement is Let let && let.Primitive == Arrays.Keep);

    /// <summary>
    /// Whether all iterations are remembered, in rented memory: they write to arrays from outside, make arrays that are kept for the way back, or read elements that change afterwards, and must not
    /// run again from a checkpoint; or they carry strings, which cannot lie in memory of the stack.
    /// </summary>
    public static bool MustRunOnce(ReverseLoop loop) => CarriesStrings(loop) || Writes(loop) || loop.ReadsWhatChanges;

    /// <summary>Whether what is remembered of an iteration, or carried to the next, contains a string.</summary>
    public static bool CarriesStrings(ReverseLoop loop) => loop.State.Concat(loop.Residuals).Any(static variable => variable.Type.Kind == IrTypeKind.String);

    /// <summary>Whether an iteration writes to arrays from outside, or makes some that are kept.</summary>
    public static bool Writes(ReverseLoop loop) => KeepsArrays(loop) || EffectsOutside(loop.Body).Any();

    /// <summary>What an iteration does to arrays from outside, if only through a part that it takes of one.</summary>
    private static IEnumerable<Let> EffectsOutside(Block body)
    {
        IReadOnlyList<Statement> statements = Nested.StatementsOf(body);
        Views views = Views.Of(statements);
        HashSet<Variable> inside = [.. Bindings.In(statements)];
        return statements.OfType<Let>().Where(let => let.Primitive.HasEffect && !inside.Contains(views.WholeOf((Variable)let.Arguments[0])));
    }
}
