using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// Matrices again, with their columns in SIMD lanes: one forward sweep carries all partial derivatives, and nothing is stored. The lanes of a tangent are
/// one row of the matrix.
/// </summary>
/// <remarks>What it makes is emitted and never linearized: D has no rules for lanes.</remarks>
public static class VectorForward
{
    // Operations on several registers take a quarter longer than they count: measured, on three loops (docs/architecture.md).
    private const int ManyRegisters = 5;
    private const int OneRegister = 4;

    /// <summary>The only result and its gradient.</summary>
    /// <param name="linearization">A linearization whose tangents are all of one type.</param>
    public static Function RepresentValueAndGradient(Linearization linearization) =>
        Represent(linearization, "ValueAndGradient", withValues: true);

    /// <summary>x to the partial derivatives of each result in each active parameter, row by row: one row for each result.</summary>
    /// <param name="linearization">A linearization whose tangents are all of one type.</param>
    public static Function RepresentJacobian(Linearization linearization) => Represent(linearization, "Jacobian", withValues: false);

    /// <summary>The registers that a gradient takes, as text: <c>one Vector256</c>.</summary>
    public static string Registers(Function source)
    {
        IrType scalar = source.ActiveParameters[0].Type;
        IReadOnlyList<LaneVectors> row = RowFor(scalar, source);
        return row.Count == 1 ? $"one Vector{row[0].BitsOf(scalar)}" : string.Join(" and ", row.Select(vectors => "Vector" + vectors.BitsOf(scalar)));
    }

    /// <summary>What it costs, as <see cref="WeightedCost"/> counts.</summary>
    /// <param name="inLanes">The program in lanes, simplified.</param>
    /// <param name="source">The function.</param>
    internal static long CostOf(Function inLanes, Function source)
    {
        long cost = WeightedCost.OfSimplified(inLanes);
        return RowFor(source.ActiveParameters[0].Type, source).Count > 1 ? cost * ManyRegisters / OneRegister : cost;
    }

    private static Function Represent(Linearization linearization, string suffix, bool withValues)
    {
        Function source = linearization.Source;
        IrType scalar = LaneType.Of(linearization) ?? throw new InvalidOperationException($"The tangents of {source.Name} are not of one type.");
        IrBuilder ir = new(new NameSource(LinearizedNames.Of(linearization)));
        IReadOnlyList<LaneVectors> row = RowFor(scalar, source);

        Atom?[][] tangents = ForwardSweep.Run(ir, linearization.Body, row, callsPushforwards: false, Seeds(ir, source, row));
        ir.Origin = null;
        IEnumerable<Atom> partials = tangents.SelectMany(tangent => Extract(ir, scalar, row, tangent));
        IEnumerable<Atom> values = withValues ? linearization.Body.Results : [];
        return source with { Name = source.Name + suffix, Body = ir.ToBlock([.. values, .. partials.ToList()]) };
    }

    private static IReadOnlyList<LaneVectors> RowFor(IrType scalar, Function source) =>
        LaneVectors.ForDirections(scalar, [.. source.ActiveParameters.Select(static parameter => parameter.Name + "Partial")]);

    /// <summary>The unit vectors: each active parameter has a lane.</summary>
    private static Dictionary<Variable, Atom?[]> Seeds(IrBuilder ir, Function source, IReadOnlyList<LaneVectors> row)
    {
        Dictionary<Variable, Atom?[]> seeds = [];
        int next = 0;

        for (int vector = 0; vector < row.Count; vector++)
        {
            for (int lane = 0; lane < row[vector].Used; lane++)
            {
                Variable parameter = source.ActiveParameters[next++];
                Atom?[] unit = new Atom?[row[vector].Used];
                unit[lane] = Literal.Of(parameter.Type, 1);
                seeds[parameter] = new Atom?[row.Count];
                seeds[parameter][vector] = row[vector].Pack(ir, parameter.Name + "Tangent", parameter.Type, unit);
            }
        }

        return seeds;
    }

    private static IEnumerable<Atom> Extract(IrBuilder ir, IrType scalar, IReadOnlyList<LaneVectors> row, Atom?[] tangent)
    {
        for (int vector = 0; vector < row.Count; vector++)
        {
            for (int lane = 0; lane < row[vector].Used; lane++)
            {
                Atom? number = tangent[vector] is { } lanes ? row[vector].Extract(ir, lanes, lane) : null;
                yield return number ?? Literal.Of(scalar, 0);
            }
        }
    }
}
