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

    /// <summary>Declares an array of arrays of a caller whose program this is put into: its elements, the number of the arrays, and their length.</summary>
    public (Variable Elements, Variable Count, Variable Length) DeclareRows(IParameterSymbol parameter, IrType elements)
    {
        Variable variable = Fresh(parameter.Name, elements);
        (Variable count, Variable length) = (Fresh(parameter.Name + "Count", IrType.Int32), Fresh(parameter.Name + "Length", IrType.Int32));
        _slots[parameter] = new Value.Jagged(variable, count, length);
        return (variable, count, length);
    }

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

        (Atom count, Atom length) = (CopyOfAtom(Atom(operation.DimensionSizes[0])), CopyOfAtom(Atom(making.Length)));

        if (count.Type != IrType.Int32 || length.Type != IrType.Int32)
        {
            return IsNothing(count) || IsNothing(length) ? Fail() : Report(Descriptors.UnsupportedExpression, operation, "A length that is no int", "use an int");
        }

        _fillings.Add(making.Filling);
        return new Value.Jagged(NewArray(operation, element, Apply(operation, Matrices.Size, IrType.Int32, null, count, length).Atoms.Single()), count, length);
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
            for (int j = 0; j < values[i].Length; j++)
            {
                Add(new Let([], Arrays.Store, [elements, Literal.Of((i * length) + j), values[i][j]], OriginOf(operation)));
            }
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
        IOperation place = WithoutConversion(index);

        if (place.Type is { Name: "Range", ContainingNamespace.Name: "System" })
        {
            return Report(Descriptors.UnsupportedExpression, operation, "A part of an array of arrays", "use its arrays one by one");
        }

        Atom? position = place is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd ? Difference(operation, rows.Count, Atom(fromEnd.Operand)) : Position(operation, rows.Elements, index);
        return position is null ? Nothing : RowAt(operation, rows, position, isChecked: operation.Parent is not IArrayElementReferenceOperation { ArrayReference: { } whole } || whole != operation);
    }

    /// <summary>One of the arrays. Where there is no such array an element of it throws; what reads no element has to be checked.</summary>
    private Value RowAt(IOperation operation, Value.Jagged rows, Atom position, bool isChecked)
    {
        if (isChecked)
        {
            Add(new Guard(["if ((uint)", " >= (uint)", ") { throw new global::System.IndexOutOfRangeException(); }"], [position, rows.Count], AlwaysThrows: false, OriginOf(operation)));
        }

        IrType type = rows.Elements.Type;
        Variable target = Fresh(DeclaredName(operation) ?? Matrices.Row.Stem, type);
        return Apply(operation, type.IsBuffer ? Matrices.RowOfBuffer : Matrices.Row, type, target, rows.Elements, position, rows.Count, rows.Length);
    }

    /// <summary>foreach over an array of arrays that is made here.</summary>
    private Value ForEachRow(IForEachLoopOperation operation, ILocalSymbol local, Value.Jagged rows)
    {
        ForEachPosition(OriginOf(operation), rows.Count, position =>
        {
            _slots[local] = RowAt(operation, rows, position, isChecked: false);
            VisitBody(operation, operation.Body);
        });

        return Nothing;
    }
}
