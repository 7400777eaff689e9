using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>Matrices: linear maps represented by their columns, all carried along in one forward sweep from the unit vectors.</summary>
public static class Jacobian
{
    /// <summary>x to the partial derivatives of each result in each active parameter, row by row: one row for each result.</summary>
    public static Function Represent(Linearization linearization)
    {
        IrBuilder ir = new(new NameSource(LinearizedNames.Of(linearization)));
        Atom[] entries = [.. Entries(ir, linearization)];
        return linearization.Source with { Name = linearization.Source.Name + "Jacobian", Body = ir.ToBlock(entries) };
    }

    /// <summary>The only result and its derivative in the only active parameter, in that parameter's type as a gradient is.</summary>
    public static Function RepresentValueAndDerivative(Linearization linearization)
    {
        Function source = linearization.Source;
        IrBuilder ir = new(new NameSource(LinearizedNames.Of(linearization)));
        Atom derivative = ir.Convert(Entries(ir, linearization).Single(), source.ActiveParameters[0].Type);
        return source with { Name = source.Name + "ValueAndGradient", Body = ir.ToBlock([linearization.Body.Results.Single(), derivative]) };
    }

    private static IEnumerable<Atom> Entries(IrBuilder ir, Linearization linearization)
    {
        Function source = linearization.Source;
        int columns = source.ActiveParameters.Count;
        Dictionary<Variable, Atom?[]> seeds = [];

        for (int column = 0; column < columns; column++)
        {
            Atom?[] unit = new Atom?[columns];
            unit[column] = Literal.Of(source.ActiveParameters[column].Type, 1);
            seeds[source.ActiveParameters[column]] = unit;
        }

        Atom?[][] rows = ForwardSweep.Run(ir, linearization.Body, columns, callsPushforwards: false, seeds);
        return linearization.Body.Results.Zip(rows, static (value, row) => (value, row))
            .SelectMany(static pair => pair.row.Select(entry => entry ?? Literal.Of(pair.value.Type, 0)));
    }
}
