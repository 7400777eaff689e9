using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>The Represent stage: the function of each mode, from one linearization.</summary>
public static class Modes
{
    public static Function Represent(Linearization linearization, Mode mode) => Represent(linearization, mode, goesForward: false);

    /// <summary>
    /// As <c>Represent</c>, for a function that will be linearized again. D has no rule for loops that run back, nor for what adds to cotangents of arrays, so what contains loops
    /// or makes arrays goes forward.
    /// </summary>
    public static Function RepresentForNesting(Linearization linearization, Mode mode) => Represent(linearization, mode, OnlyForward(linearization.Source));

    private static Function Represent(Linearization linearization, Mode mode, bool goesForward) => mode switch
    {
        Mode.Gradient => Gradient(linearization, goesForward),
        Mode.ValueAndGradient => ValueAndGradient(linearization, goesForward),
        Mode.Jvp => Pushforward.Represent(linearization),
        Mode.Vjp => goesForward ? Jacobian.RepresentVjp(linearization) : Pullback.Represent(linearization),
        Mode.Hvp => goesForward ? ForwardHvp(linearization) : Hvp(linearization),
        Mode.Hessian => Hessian(linearization),
        Mode.Jacobian => Jacobian.Represent(linearization),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
    };

    /// <summary>
    /// In one variable the gradient is a single tangent, and forward mode is the better way to it: no second sweep, and tangent and primal are computed side by
    /// side, where a reverse sweep waits for the end of the primal (docs/architecture.md has the figure).
    /// </summary>
    private static Function ValueAndGradient(Linearization linearization, bool goesForward) => goesForward || linearization.Source.ActiveParameters is [{ Type.IsArray: false }]
        ? Jacobian.RepresentValueAndGradient(linearization)
        : Pullback.RepresentValueAndGradient(linearization);

    private static Function Gradient(Linearization linearization, bool goesForward)
    {
        Function both = ValueAndGradient(linearization, goesForward);
        return both with { Name = linearization.Source.Name + "Gradient", Body = both.Body with { Results = [.. both.Body.Results.Skip(1)] } };
    }

    /// <summary>
    /// Forward over reverse: the tangent of the gradient. D is applied to what D made. With loops or arrays, reverse over forward: the gradient of the directional derivative.
    /// </summary>
    private static Function Hvp(Linearization linearization) =>
        HasArrays(linearization) || (OnlyForward(linearization.Source) && linearization.Source.ActiveParameters.Count > 1) ? ReverseHvp(linearization) : ForwardHvp(linearization);

    private static Function ForwardHvp(Linearization linearization)
    {
        Function jvp = Pushforward.Represent(LinearizedGradient(linearization));
        int count = linearization.Source.ActiveParameters.Count;
        return jvp with
        {
            Name = linearization.Source.Name + "Hvp",
            Body = jvp.Body with { Results = jvp.Body.Results.Skip(count).ToEquatableArray() },
        };
    }

    private static Function ReverseHvp(Linearization linearization)
    {
        Function source = linearization.Source;
        Function jvp = Pushforward.Represent(linearization, callsPushforwards: false);

        // Tangents are checked before destinations are cleared.
        Statement[] checks = [.. jvp.Body.Statements.TakeWhile(static statement => statement is Let let && let.Primitive == Arrays.CheckTangent)];
        Block body = new([.. jvp.Body.Statements.Skip(checks.Length)], [jvp.Body.Results[1]]);
        Function directional = jvp with { ActiveParameters = source.ActiveParameters, Body = body };
        Function both = Pullback.RepresentValueAndGradient(Linearizer.Linearize(Simplifier.Simplify(directional), sharesResiduals: false), "Hvp");
        return both with { Name = source.Name + "Hvp", Body = new([.. checks, .. both.Body.Statements], [.. both.Body.Results.Skip(1)]) };
    }

    /// <summary>The Jacobian of the gradient. It is symmetric: the entries below the diagonal repeat those above.</summary>
    private static Function Hessian(Linearization linearization)
    {
        Function jacobian = Jacobian.Represent(LinearizedGradient(linearization));
        int n = linearization.Source.ActiveParameters.Count;
        Atom[] entries = [.. jacobian.Body.Results];

        return jacobian with
        {
            Name = linearization.Source.Name + "Hessian",
            Body = jacobian.Body with { Results = Enumerable.Range(0, n * n).Select(i => entries[Upper(i / n, i % n, n)]).ToEquatableArray() },
        };
    }

    /// <summary>Whether D could not be applied to the function's reverse mode.</summary>
    private static bool OnlyForward(Function source) => Loops.AreIn(source) || Nested.StatementsOf(source.Body).Any(static statement => statement is Let { Primitive.IsFresh: true });

    private static bool HasArrays(Linearization linearization) => linearization.Source.ActiveParameters.Any(static parameter => parameter.Type.IsArray);

    private static int Upper(int row, int column, int n) => (Math.Min(row, column) * n) + Math.Max(row, column);

    private static Linearization LinearizedGradient(Linearization linearization) =>
        Linearizer.Linearize(Simplifier.Simplify(Gradient(linearization, OnlyForward(linearization.Source))));
}
