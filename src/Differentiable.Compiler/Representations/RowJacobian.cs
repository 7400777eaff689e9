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
        EquatableArray<Atom> values = [];

        for (int i = 0; i < linearization.Body.Results.Count; i++)
        {
            (EquatableArray<Atom> results, EquatableArray<Atom> partials) = AddRow(ir, linearization, i, source.Parameters);
            values = i == 0 && withResults ? results : values;
            entries.AddRange(partials);
        }

        return source with { Name = source.Name + "Jacobian", Body = ir.ToBlock([.. entries, .. values]) };
    }

    /// <summary>
    /// x and an array to the results, with the partial derivatives in the array, row by row. For functions of arrays with few numbers as results; null for those with loops or arrays of their own, whose
    /// rows would have too little in common.
    /// </summary>
    public static Function? RepresentWithResults(Linearization linearization)
    {
        if (!HasRowsInCommon(linearization))
        {
            return null;
        }

        Function source = linearization.Source;
        NameSource names = new(source.Parameters.Select(static parameter => parameter.Name));
        Variable jacobian = new(names.Fresh("jacobian"), IrType.Buffer(linearization.Body.Results[0].Type));
        IrBuilder ir = new(names);
        EquatableArray<Atom> values = [];
        ir.Add(new Let([], Arrays.Clear, [jacobian], null));
        Atom first = Literal.Of(0);

        for (int i = 0; i < linearization.Body.Results.Count; i++)
        {
            Atom[] offsets = [.. OffsetsFrom(first, source.ActiveParameters, ir)];
            (Variable Parameter, Atom Offset)[] places = [.. source.ActiveParameters.Zip(offsets, static (parameter, offset) => (parameter, offset))];
            Variable[] parts = [.. places.Where(static place => place.Parameter.Type.IsArray).Select(place => PartOf(jacobian, place.Parameter, place.Offset, ir))];
            (EquatableArray<Atom> results, EquatableArray<Atom> partials) = AddRow(ir, linearization, i, [.. source.Parameters, .. parts]);
            ir.AddRange(places.Where(static place => !place.Parameter.Type.IsArray).Zip(partials, (place, partial) => new Let([], Arrays.Store, [jacobian, place.Offset, partial], null)));
            values = i == 0 ? results : values;
            first = offsets[offsets.Length - 1];
        }

        return source with { Name = source.Name + "Jacobian", Parameters = [.. source.Parameters, jacobian], Outputs = [jacobian], ActiveParameters = [], Body = ir.ToBlock(values) };
    }

    private static bool HasRowsInCommon(Linearization linearization)
    {
        Function source = linearization.Source;
        EquatableArray<Atom> results = linearization.Body.Results;
        return source.Outputs.Count == 0
            && results.Count <= MostRows
            && results.All(result => result.Type == results[0].Type)
            && source.ActiveParameters.All(parameter => parameter.Type.Scalar == results[0].Type && parameter.Type.Form == ArrayForm.Vector)
            && !Nested.StatementsOf(source.Body).Any(static statement => statement is Loop or Let { Primitive.IsFresh: true });
    }

    /// <summary>The primal with one row's pullback: the results, and the partial derivatives in numbers.</summary>
    private static (EquatableArray<Atom> Results, EquatableArray<Atom> Partials) AddRow(IrBuilder ir, Linearization linearization, int row, IReadOnlyList<Atom> arguments)
    {
        Function function = Pullback.RepresentResultsAndRow(linearization, row);
        (EquatableArray<Statement> statements, EquatableArray<Atom> atoms) = Splicer.Splice(function, arguments, ir.Names, static origin => origin);

        // What the first row has not thrown, no other would.
        ir.AddRange(statements.Where(statement => row == 0 || statement is not Guard));
        int results = linearization.Body.Results.Count;
        return ([.. atoms.Take(results)], [.. atoms.Skip(results)]);
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
