using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;

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

    /// <summary>The only result and its partial derivatives, each in its parameter's type as a gradient is.</summary>
    public static Function RepresentValueAndGradient(Linearization linearization)
    {
        Function source = linearization.Source;
        IrBuilder ir = new(new NameSource(LinearizedNames.Of(linearization)));
        Atom[] entries = [.. Entries(ir, linearization)];
        Atom[] gradient = [.. entries.Zip(source.ActiveParameters, (entry, parameter) => ir.Convert(entry, parameter.Type))];
        return source with { Name = source.Name + "ValueAndGradient", Body = ir.ToBlock([linearization.Body.Results.Single(), .. gradient]) };
    }

    /// <summary>The results, and for a cotangent of the only one the cotangents of the active parameters: the transposed row times the cotangent.</summary>
    public static Function RepresentVjp(Linearization linearization)
    {
        Function source = linearization.Source;
        NameSource names = new(LinearizedNames.Of(linearization));
        Variable cotangent = new(names.Fresh("cotangent"), linearization.Body.Results.Single().Type);
        IrBuilder ir = new(names);
        Atom[] entries = [.. Entries(ir, linearization)];
        LinearMap column = LinearMap.Fork([.. entries.Select(LinearMap.ScaleSingular)]);
        Atom?[] scaled = LinearMapApplier.Apply(ir, column, [cotangent], [.. source.ActiveParameters.Select(static p => p.Name + "Cotangent")]);
        Atom[] cotangents = [.. scaled.Zip(source.ActiveParameters, (entry, parameter) => ir.Convert(entry!, parameter.Type))];

        return source with
        {
            Name = source.Name + "Vjp",
            Parameters = [.. source.Parameters, cotangent],
            ActiveParameters = [.. source.ActiveParameters, cotangent],
            Body = ir.ToBlock([linearization.Body.Results.Single(), .. cotangents]),
        };
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

        Atom?[][] rows = ForwardSweep.Run(ir, linearization.Body, [.. Enumerable.Repeat(ScalarVectors.Instance, columns)], callsPushforwards: false, seeds);
        return linearization.Body.Results.Zip(rows, static (value, row) => (value, row))
            .SelectMany(static pair => pair.row.Select(entry => entry ?? Literal.Of(pair.value.Type, 0)));
    }
}
