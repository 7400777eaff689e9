using Differentiable.Compiler.Differentiation;

namespace Differentiable.Compiler.Representations;

/// <summary>Which representation gives a Jacobian, and why: by columns, of which each is a tangent, or by rows, of which each is a reverse sweep.</summary>
/// <param name="Way">The representation.</param>
/// <param name="Reason">Both as one line for readers of the generated code.</param>
public sealed record JacobianModeChoice(GradientWay Way, string Reason)
{
    public static JacobianModeChoice Of(Linearization linearization, GradientPreference preference)
    {
        string size = SizeOf(linearization);
        return preference switch
        {
            GradientPreference.Forward when HasLanes(linearization) =>
                new(GradientWay.Lanes, $"By columns, as asked for: {size}, columns in {VectorForward.Registers(linearization.Source)}."),
            GradientPreference.Forward => new(GradientWay.Forward, $"By columns, as asked for: {size}."),
            GradientPreference.Reverse => new(GradientWay.Reverse, $"By rows in reverse, as asked for: {size}."),
            _ => Cheaper(linearization, size),
        };
    }

    private static JacobianModeChoice Cheaper(Linearization linearization, string size)
    {
        long rows = WeightedCost.Of(RowJacobian.Represent(linearization));

        if (HasLanes(linearization))
        {
            string registers = VectorForward.Registers(linearization.Source);
            long lanes = WeightedCost.Of(VectorForward.RepresentJacobian(linearization));
            return rows < lanes
                ? new(GradientWay.Reverse, $"By rows in reverse: {size}; estimated at {rows}, by columns in {registers} at {lanes}.")
                : new(GradientWay.Lanes, $"By columns in {registers}: {size}; estimated at {lanes}, by rows in reverse at {rows}.");
        }

        long columns = WeightedCost.Of(Jacobian.Represent(linearization));
        return rows < columns
            ? new(GradientWay.Reverse, $"By rows in reverse: {size}; estimated at {rows}, by columns at {columns}.")
            : new(GradientWay.Forward, $"By columns: {size}; estimated at {columns}, by rows in reverse at {rows}.");
    }

    // A single tangent is a number.
    private static bool HasLanes(Linearization linearization) => linearization.Source.ActiveParameters.Count > 1 && LaneType.Of(linearization) is not null;

    private static string SizeOf(Linearization linearization)
    {
        int columns = linearization.Source.ActiveParameters.Count;
        return $"{linearization.Body.Results.Count} results, {columns} input{(columns == 1 ? "" : "s")}";
    }
}
