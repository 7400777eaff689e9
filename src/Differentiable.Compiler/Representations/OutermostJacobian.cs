using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>Jacobians as they are emitted, entries before values: in the way that <see cref="JacobianModeChoice"/> chooses.</summary>
public static class OutermostJacobian
{
    public static Function Represent(Linearization linearization, GradientPreference preference)
    {
        if (linearization.Source.Outputs.Count > 0 || linearization.Source.ActiveParameters.Any(static parameter => parameter.Type.IsArray))
        {
            return OfOutputs(linearization, preference);
        }

        JacobianModeChoice choice = JacobianModeChoice.Of(linearization, preference);
        Function jacobian = choice.Way switch
        {
            GradientWay.Lanes => WithResults(VectorForward.RepresentJacobian(linearization), linearization),
            GradientWay.Forward => WithResults(Jacobian.Represent(linearization), linearization),
            _ => RowJacobian.Represent(linearization, withResults: true),
        };

        return jacobian with { Remarks = [choice.Reason, .. jacobian.Remarks] };
    }

    /// <summary>Forward mode has the primal as it is.</summary>
    private static Function WithResults(Function jacobian, Linearization linearization) =>
        jacobian with { Body = jacobian.Body with { Results = [.. jacobian.Body.Results, .. linearization.Body.Results] } };

    /// <summary>
    /// Of a function that fills arrays, or is differentiated in some: how many rows and columns there are shows only when it runs, and then the Jvp or the Vjp is called for each. The result is what
    /// one column costs, and one row. Where there are few rows, and they have the values in common, they are computed together.
    /// </summary>
    private static Function OfOutputs(Linearization linearization, GradientPreference preference)
    {
        if (preference != GradientPreference.Forward && RowJacobian.RepresentWithResults(linearization) is { } rows)
        {
            return rows;
        }

        (long column, long row) = preference switch
        {
            GradientPreference.Forward => (0, 1),
            GradientPreference.Reverse => (1, 0),
            _ => (WeightedCost.Of(Pushforward.Represent(linearization)), WeightedCost.Of(Pullback.Represent(linearization))),
        };

        return linearization.Source with
        {
            Name = linearization.Source.Name + "Jacobian",
            Parameters = [.. linearization.Source.ParametersBeforeReturned],
            ActiveParameters = [],
            Outputs = [],
            ReturnsArray = false,
            Body = new([], [new Literal(IrType.Int64, column), new Literal(IrType.Int64, row)]),
        };
    }
}
