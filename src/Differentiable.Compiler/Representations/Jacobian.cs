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

    /// <summary>The results, and for cotangents w of them the cotangents Jᵀ w of the active parameters.</summary>
    public static Function RepresentVjp(Linearization linearization)
    {
        Function source = linearization.Source;
        NameSource names = new(LinearizedNames.Of(linearization));
        Variable[] cotangents = [.. linearization.Body.Results.Select((result, i) => new Variable(names.Fresh(ResultNaming.CotangentOf(source.ResultNames, i)), result.Type))];
        IrBuilder ir = new(names);
        Atom[] entries = [.. Entries(ir, linearization)];
        LinearMap transposed = LinearMap.Fork([.. source.ActiveParameters.Select((parameter, i) => Column(entries, i, source.ActiveParameters.Count, parameter.Type))]);
        Atom?[] results = LinearMapApplier.Apply(ir, transposed, cotangents, [.. source.ActiveParameters.Select(static parameter => parameter.Name + "Cotangent")]);

        return source with
        {
            Name = source.Name + "Vjp",
            Parameters = [.. source.Parameters, .. cotangents],
            ActiveParameters = [.. source.ActiveParameters, .. cotangents],
            Body = ir.ToBlock(linearization.Body.Results.Concat(results.Select(static result => result!))),
        };
    }

    /// <summary>The cotangents of all results to that of one parameter.</summary>
    private static LinearMap Column(Atom[] entries, int column, int columns, IrType type) => LinearMap.Join([.. entries
        .Where((_, i) => i % columns == column)
        .Select(entry => LinearMap.Compose(LinearMap.Convert(entry.Type, type), LinearMap.ScaleSingular(entry)))]);

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
