using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>The Represent stage: the function of each mode, from one linearization.</summary>
public static class Modes
{
    public static Function Represent(Linearization linearization, Mode mode) => mode switch
    {
        Mode.Gradient => Gradient(linearization),
        Mode.ValueAndGradient => ValueAndGradient(linearization),
        Mode.Jvp => Pushforward.Represent(linearization),
        Mode.Vjp => Pullback.Represent(linearization),
        Mode.Hvp => Hvp(linearization),
        Mode.Hessian => Hessian(linearization),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
    };

    /// <summary>
    /// In one variable the gradient is a single tangent, and forward mode is the better way to it: no second sweep, and tangent and primal are computed side by
    /// side, where a reverse sweep waits for the end of the primal (docs/architecture.md has the figure).
    /// </summary>
    private static Function ValueAndGradient(Linearization linearization) => linearization.Source.ActiveParameters.Count == 1
        ? Jacobian.RepresentValueAndGradient(linearization)
        : Pullback.RepresentValueAndGradient(linearization);

    private static Function Gradient(Linearization linearization)
    {
        Function both = ValueAndGradient(linearization);
        return both with { Name = linearization.Source.Name + "Gradient", Body = both.Body with { Results = [.. both.Body.Results.Skip(1)] } };
    }

    /// <summary>Forward over reverse: the tangent of the gradient. D is applied to what D made.</summary>
    private static Function Hvp(Linearization linearization)
    {
        Function jvp = Pushforward.Represent(LinearizedGradient(linearization));
        int count = linearization.Source.ActiveParameters.Count;
        return jvp with
        {
            Name = linearization.Source.Name + "Hvp",
            Body = jvp.Body with { Results = jvp.Body.Results.Skip(count).ToEquatableArray() },
        };
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

    private static int Upper(int row, int column, int n) => (Math.Min(row, column) * n) + Math.Max(row, column);

    private static Linearization LinearizedGradient(Linearization linearization) =>
        Linearizer.Linearize(Simplifier.Simplify(Gradient(linearization)));
}
