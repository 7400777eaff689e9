using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>Which representation gives a gradient, and why.</summary>
/// <param name="Way">The representation.</param>
/// <param name="Reason">Both as one line for readers of the generated code; null where there is nothing to choose.</param>
public sealed record GradientModeChoice(GradientWay Way, string? Reason)
{
    /// <summary>Value and gradient in that way, simplified, if they had to be found out in order to choose.</summary>
    public Function? Chosen { get; private init; }

    /// <summary>The Vjp, simplified, if it had to be found out in order to choose.</summary>
    public Function? Vjp { get; private init; }

    public static GradientModeChoice Of(Linearization linearization, GradientPreference preference)
    {
        int inputs = linearization.Source.ActiveParameters.Count;

        // A tangent for each element would be carried: forward mode costs as many times the value as there are elements.
        if (linearization.Source.ActiveParameters.Any(static parameter => parameter.Type.IsArray))
        {
            return new(GradientWay.Reverse, null);
        }

        // A single tangent: there is no second sweep, and tangent and primal are computed side by side (docs/architecture.md has the figure).
        if (inputs == 1)
        {
            return new(preference == GradientPreference.Reverse ? GradientWay.Reverse : GradientWay.Forward, null);
        }

        return preference switch
        {
            GradientPreference.Forward => Forward(linearization, inputs),
            GradientPreference.Reverse => new(GradientWay.Reverse, $"Reverse, as asked for: {inputs} inputs."),
            _ => Cheaper(linearization, inputs),
        };
    }

    private static GradientModeChoice Forward(Linearization linearization, int inputs) => LaneType.Of(linearization) is not null
        ? new(GradientWay.Lanes, $"Vector forward, as asked for: {inputs} inputs in {VectorForward.Registers(linearization.Source)}.")
        : new(GradientWay.Forward, $"Forward, as asked for: {inputs} inputs, each with a tangent of its own, because lanes cannot carry them.");

    private static GradientModeChoice Cheaper(Linearization linearization, int inputs)
    {
        if (LaneType.Of(linearization) is null)
        {
            return new(GradientWay.Reverse, $"Reverse: {inputs} inputs, which lanes cannot carry.");
        }

        Function inLanes = Simplifier.Finish(VectorForward.RepresentValueAndGradient(linearization));
        Function vjp = Simplifier.Finish(Pullback.Represent(linearization));
        Function inReverse = Simplifier.Finish(Pullback.ValueAndGradientOf(vjp, linearization.Source));
        long lanes = VectorForward.CostOf(inLanes, linearization.Source);
        long reverse = WeightedCost.OfSimplified(inReverse);
        string registers = VectorForward.Registers(linearization.Source);
        return lanes < reverse
            ? new(GradientWay.Lanes, $"Vector forward: {inputs} inputs in {registers}; estimated at {lanes}, reverse at {reverse}.") { Chosen = inLanes, Vjp = vjp }
            : new(GradientWay.Reverse, $"Reverse: {inputs} inputs; estimated at {reverse}, vector forward in {registers} at {lanes}.") { Chosen = inReverse, Vjp = vjp };
    }
}
