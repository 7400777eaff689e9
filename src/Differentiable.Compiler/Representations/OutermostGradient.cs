using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>Gradients as they are emitted: in the way that <see cref="GradientModeChoice"/> chooses. What is linearized again takes <see cref="Modes"/> instead.</summary>
public static class OutermostGradient
{
    /// <param name="linearization">The program.</param>
    /// <param name="mode">The gradient, with or without the value.</param>
    /// <param name="choice">In which way.</param>
    public static Function Represent(Linearization linearization, Mode mode, GradientModeChoice choice)
    {
        Function both = choice.Chosen ?? ValueAndGradient(linearization, choice.Way);
        both = choice.Reason is { } reason ? both with { Remarks = [reason, .. both.Remarks] } : both;
        return mode == Mode.ValueAndGradient
            ? both
            : both with { Name = linearization.Source.Name + mode, Body = both.Body with { Results = [.. both.Body.Results.Skip(1)] } };
    }

    private static Function ValueAndGradient(Linearization linearization, GradientWay way) => way switch
    {
        GradientWay.Lanes => VectorForward.RepresentValueAndGradient(linearization),
        GradientWay.Forward => Jacobian.RepresentValueAndGradient(linearization),
        _ => Pullback.RepresentValueAndGradient(linearization),
    };
}
