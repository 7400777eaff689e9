using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>
/// Arrays of arrays that are made here, all of one length. In the IR they are what a matrix is: their elements, row by row; each of the arrays is a view. Which array lies where cannot change: an
/// assignment to one of them is an error, but for the one that makes it.
/// </content>
internal sealed partial class BodyLowering
{
    // The assignments that make the arrays in an array: the elements are there already, and zero.
    private readonly HashSet<IOperation> _fillings = [];

    private Value NewRows(IArrayCreationOperation operation, IrType element)
    {
        if (operation.Initializer is { } initializer)
        {
            return NewRows(operation, element, initializer.ElementValues);
        }

        if (RowsMaking.Of(operation) is not { } making)
        {
            ReportType(operation.Type, operation);
            return Nothing;
        }

        _fillings.Add(making.Filling);
        return Sizes(operation, [operation.DimensionSizes[0], making.Length]) is { } sizes ? new Value.Jagged(NewElements(operation, element, sizes), sizes[0], sizes[1]) : Nothing;
    }

    /// <summary>Arrays whose elements stand here, or whose lengths do.</summary>
    private Value NewRows(IOperation operation, IrType element, IReadOnlyCollection<IOperation> rows)
    {
        int?[] lengths = [.. rows.Select(static row => RowsMaking.LengthOf(WithoutConversion(row))).Distinct()];

        if (lengths is not [{ } length])
        {
            ReportType(operation.Type, operation);
            return Nothing;
        }

        Atom[][] values = [.. rows.Select(row => RowsMaking.ElementsOf(WithoutConversion(row)).Select(value => CopyOfAtom(Atom(value))).ToArray())];

        if (values.Any(row => row.Any(value => value.Type != element)))
        {
            return Fail();
        }

        Variable elements = NewArray(operation, element, Literal.Of(rows.Count * length));

        for (int i = 0; i < values.Length; i++)
        {
            SetElements(operation, elements, i * length, values[i]);
        }

        return new Value.Jagged(elements, Literal.Of(rows.Count), Literal.Of(length));
    }

    /// <summary>The local array of arrays that a variable stands for; null if it stands for anything else.</summary>
    private Value.Jagged? RowsOf(IOperation operation) => WithoutConversion(operation) switch
    {
        ILocalReferenceOperation local => Slot(local.Local),
        IParameterReferenceOperation parameter => Slot(parameter.Parameter),
        _ => null,
    };

    private Value.Jagged? Slot(ISymbol symbol) => _slots.TryGetValue(symbol, out Value? slot) ? slot as Value.Jagged : null;

    private Value RowOf(IOperation operation, Value.Jagged rows, IOperation index)
    {
        if (IsRange(index))
        {
            return Report(Descriptors.UnsupportedExpression, operation, "A part of an array of arrays", "use its arrays one by one");
        }

        return Position(operation, () => rows.Count, index) is { } position ? RowAt(operation, rows, position, DeclaredName(operation), isChecked: !IsReadFrom(operation)) : Nothing;
    }

    /// <summary>Whether all that is done with an array is to read or write one of its elements.</summary>
    private static bool IsReadFrom(IOperation array) =>
        array.Parent is IArrayElementReferenceOperation { Indices: [{ } place] } element && element.ArrayReference == array && !IsRange(place);

    /// <summary>One of the arrays. Where there is no such array an element of it throws; what reads no element has to be checked.</summary>
    private Value RowAt(IOperation operation, Value.Jagged rows, Atom position, string? name, bool isChecked)
    {
        if (isChecked)
        {
            Add(new Guard(["if ((uint)", " >= (uint)", ") { throw new global::System.IndexOutOfRangeException(); }"], [position, rows.Count], AlwaysThrows: false, OriginOf(operation)));
        }

        IrType type = rows.Elements.Type;
        Variable target = Fresh(name ?? Matrices.Row.Stem, type);
        return Apply(operation, type.IsBuffer ? Matrices.RowOfBuffer : Matrices.Row, type, target, rows.Elements, position, rows.Count, rows.Length);
    }
}
