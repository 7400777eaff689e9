using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>Matrices by their rows: the pullback at each unit cotangent. What rows have in common is computed once, because simplification binds it once.</summary>
public static class RowJacobian
{
    // With more rows than this the code is long, and columns may be cheaper.
    private const int MostRows = 4;

    /// <summary>x to the partial derivatives of each result in each active parameter, row by row: one row for each result.</summary>
    /// <param name="linearization">The program.</param>
    /// <param name="withResults">Whether the results themselves come after them.</param>
    public static Function Represent(Linearization linearization, bool withResults = false)
    {
        Function source = linearization.Source;
        IrBuilder ir = new(new NameSource(source.Parameters.Select(static parameter => parameter.Name)));
        List<Atom> entries = [];
        List<Atom> values = [];

        for (int i = 0; i < linearization.Body.Results.Count; i++)
        {
            bool isFirst = withResults && i == 0;
            Function row = isFirst ? Pullback.RepresentResultsAndRow(linearization, i) : Pullback.RepresentRow(linearization, i);
            (EquatableArray<Statement> statements, EquatableArray<Atom> atoms) = Splicer.Splice(row, source.Parameters, ir.Names, static origin => origin);
            ir.AddRange(statements);
            values.AddRange(isFirst ? atoms.Take(linearization.Body.Results.Count) : []);
            entries.AddRange(isFirst ? atoms.Skip(linearization.Body.Results.Count) : atoms);
        }

        return source with { Name = source.Name + "Jacobian", Body = ir.ToBlock([.. entries, .. values]) };
    }

    /// <summary>
    /// x and an array to the results, with the partial derivatives in the array, row by row. For functions of arrays with few numbers as results; null for those with loops or arrays of their own, whose
    /// rows would have too little in common.
    /// </summary>
    public static Function? RepresentWithResults(Linearization linearization)
    {
        Function source = linearization.Source;

        if (source.Outputs.Count > 0 || linearization.Body.Results.Count > MostRows)
        {
            return null;
        }

        IrType type = linearization.Body.Results[0].Type;

        if (linearization.Body.Results.Any(result => result.Type != type)
            || source.ActiveParameters.Any(parameter => parameter.Type.Scalar != type || parameter.Type.Form != ArrayForm.Vector)
            || Nested.StatementsOf(source.Body).Any(static statement => statement is Loop or Let { Primitive.IsFresh: true }))
        {
            return null;
        }

        NameSource names = new(source.Parameters.Select(static parameter => parameter.Name));
        Variable jacobian = new(names.Fresh("jacobian"), IrType.Buffer(type));
        IrBuilder ir = new(names);
        EquatableArray<Atom> results = [];
        ir.Add(new Let([], Arrays.Clear, [jacobian], null));
        Atom first = Literal.Of(0);

        for (int i = 0; i < linearization.Body.Results.Count; i++)
        {
            Function row = Pullback.RepresentResultsAndRow(linearization, i);
            Atom[] offsets = [.. OffsetsFrom(first, source.ActiveParameters, ir)];
            first = offsets[offsets.Length - 1];
            Variable[] parts = [.. source.ActiveParameters.Zip(offsets, (parameter, offset) => parameter.Type.IsArray ? PartOf(jacobian, parameter, offset, ir) : null).OfType<Variable>()];
            (EquatableArray<Statement> statements, EquatableArray<Atom> atoms) = Splicer.Splice(row, [.. source.Parameters, .. parts], names, static origin => origin);

            // What the first row has not thrown, no other would.
            ir.AddRange(statements.Where(statement => i == 0 || statement is not Guard));
            int[] numbers = [.. Enumerable.Range(0, source.ActiveParameters.Count).Where(p => !source.ActiveParameters[p].Type.IsArray)];
            results = i == 0 ? [.. atoms.Take(linearization.Body.Results.Count)] : results;

            for (int n = 0; n < numbers.Length; n++)
            {
                ir.Add(new Let([], Arrays.Store, [jacobian, offsets[numbers[n]], atoms[linearization.Body.Results.Count + n]], null));
            }
        }

        return source with { Name = source.Name + "Jacobian", Parameters = [.. source.Parameters, jacobian], Outputs = [jacobian], ActiveParameters = [], Body = ir.ToBlock(results) };
    }

    /// <summary>Where each parameter's partial derivatives are, and where the next row begins.</summary>
    private static IEnumerable<Atom> OffsetsFrom(Atom first, IEnumerable<Variable> parameters, IrBuilder ir)
    {
        yield return first;

        foreach (Variable parameter in parameters)
        {
            first = ir.Bind("offset", Integers.Add, first, parameter.Type.IsArray ? ir.Bind("length", Arrays.Length, parameter) : Literal.Of(1));
            yield return first;
        }
    }

    private static Variable PartOf(Variable jacobian, Variable parameter, Atom offset, IrBuilder ir)
    {
        Variable part = ir.Fresh(parameter.Name + "Row", jacobian.Type);
        ir.Add(new Let([part], Arrays.SliceOfBuffer, [jacobian, offset, ir.Bind("length", Arrays.Length, parameter)], null));
        return part;
    }
}
