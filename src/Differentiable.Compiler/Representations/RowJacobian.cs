using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;

namespace Differentiable.Compiler.Representations;

/// <summary>Matrices by their rows: the pullback at each unit cotangent. What the rows have in common is computed once, because simplification binds it once.</summary>
public static class RowJacobian
{
    /// <summary>x to the partial derivatives of each result in each active parameter, row by row: one row for each result.</summary>
    public static Function Represent(Linearization linearization)
    {
        Function source = linearization.Source;
        Function vjp = Pullback.Represent(linearization);
        EquatableArray<Atom> results = linearization.Body.Results;
        IrBuilder ir = new(new NameSource(source.Parameters.Select(static parameter => parameter.Name)));
        List<Atom> entries = [];

        for (int row = 0; row < results.Count; row++)
        {
            IEnumerable<Atom> unit = results.Select((result, i) => Literal.Of(result.Type, i == row ? 1 : 0));
            (EquatableArray<Statement> statements, EquatableArray<Atom> all) = Splicer.Splice(vjp, [.. source.Parameters, .. unit], ir.Names, static origin => origin);
            ir.AddRange(statements);
            entries.AddRange(all.Skip(results.Count));
        }

        return source with { Name = source.Name + "Jacobian", Body = ir.ToBlock(entries) };
    }
}
