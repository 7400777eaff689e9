using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;

namespace Differentiable.Compiler.Representations;

/// <summary>Matrices by their rows: the pullback at each unit cotangent. What rows have in common is computed once, because simplification binds it once.</summary>
public static class RowJacobian
{
    /// <summary>x to the partial derivatives of each result in each active parameter, row by row: one row for each result.</summary>
    public static Function Represent(Linearization linearization)
    {
        Function source = linearization.Source;
        IrBuilder ir = new(new NameSource(source.Parameters.Select(static parameter => parameter.Name)));
        List<Atom> entries = [];

        for (int i = 0; i < linearization.Body.Results.Count; i++)
        {
            Function row = Pullback.RepresentRow(linearization, i);
            (EquatableArray<Statement> statements, EquatableArray<Atom> partials) = Splicer.Splice(row, source.Parameters, ir.Names, static origin => origin);
            ir.AddRange(statements);
            entries.AddRange(partials);
        }

        return source with { Name = source.Name + "Jacobian", Body = ir.ToBlock(entries) };
    }
}
