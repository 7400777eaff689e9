using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>Matrices: linear maps represented by their columns, all carried along in one forward sweep from the unit vectors.</summary>
public static class Jacobian
{
    /// <summary>x to the partial derivatives of each result in each active parameter, row by row: one row for each result.</summary>
    public static Function Represent(Linearization linearization)
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

        IrBuilder ir = new(new NameSource(LinearizedNames.Of(linearization)));
        Atom?[][] rows = ForwardSweep.Run(ir, linearization.Body, columns, seeds);
        IEnumerable<Atom> entries = linearization.Body.Results.Zip(rows, static (value, row) => (value, row))
            .SelectMany(static pair => pair.row.Select(entry => entry ?? Literal.Of(pair.value.Type, 0)));

        return source with { Name = source.Name + "Jacobian", Body = ir.ToBlock(entries) };
    }
}
