using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>
/// Matrices, and arrays of arrays. In the IR a matrix is its elements, row by row, and the numbers of its rows and columns. An element is one of a row, which is a view of the
/// elements; where C# throws because an index is wrong, reading or writing the row does.
/// </content>
internal sealed partial class BodyLowering
{
    /// <summary>A matrix of the caller's as its elements and its shape.</summary>
    private Value.Matrix Opened(Variable matrix)
    {
        Origin origin = new(_statementText, _context.SiteOf(_context.Method.Locations[0]));
        Variable elements = Bind(Fresh(matrix.Name + "Elements", IrType.Array(matrix.Type.Element!)), Matrices.Elements, origin, matrix);
        Variable rows = Bind(Fresh(matrix.Name + "Rows", IrType.Int32), Matrices.Rows, origin, matrix);
        Variable columns = Bind(Fresh(matrix.Name + "Columns", IrType.Int32), Matrices.Columns, origin, matrix);
        return new(elements, rows, columns) { Whole = matrix };
    }

    private Value ElementOfMatrix(IArrayElementReferenceOperation operation, Variable? into)
    {
        if (UsesReported(operation) || TypeLowering.MatrixElement(operation.ArrayReference.Type) is not { } element)
        {
            ReportElementType(operation.ArrayReference);
            return Fail();
        }

        return RowAndColumn(operation) is var (row, column) ? Apply(operation, Arrays.Element, element, into, row, column) : Nothing;
    }

    /// <summary>The element of a matrix that an assignment writes; null, and reported, if it cannot be written.</summary>
    private (Atom Array, Atom Index)? PlaceInMatrix(IArrayElementReferenceOperation target)
    {
        if (UsesReported(target) || TypeLowering.MatrixElement(target.ArrayReference.Type) is null)
        {
            Visit(target, null);
            Fail();
            return null;
        }

        if (RowAndColumn(target) is not var (row, column))
        {
            return null;
        }

        if (!row.Type.IsBuffer)
        {
            Report(Descriptors.UnsupportedExpression, target, "An assignment to an element of the caller's matrix", "write to a local matrix, made here with new");
            return null;
        }

        return (row, column);
    }

    private (Atom Row, Atom Column)? RowAndColumn(IArrayElementReferenceOperation operation)
    {
        if (Visit(operation.ArrayReference, null) is not Value.Matrix matrix
            || Position(operation, matrix.Elements, operation.Indices[0]) is not { } row
            || Position(operation, matrix.Elements, operation.Indices[1]) is not { } column)
        {
            Fail();
            return null;
        }

        IrType type = matrix.Elements.Type;
        return (Apply(operation, type.IsBuffer ? Matrices.RowOfBuffer : Matrices.Row, type, null, matrix.Elements, row, matrix.Rows, matrix.Columns).Atoms.Single(), column);
    }

    /// <summary>A new local matrix.</summary>
    private Value NewMatrix(IArrayCreationOperation operation, IrType element)
    {
        Atom[]? sizes = Sizes(operation, operation.DimensionSizes);
        Atom[] values = operation.Initializer is { } initializer ? [.. Leaves(initializer).Select(value => CopyOfAtom(Atom(value)))] : [];

        if (sizes is null || values.Any(value => value.Type != element))
        {
            return Fail();
        }

        Variable elements = NewElements(operation, element, sizes);
        SetElements(operation, elements, 0, values);
        return new Value.Matrix(elements, sizes[0], sizes[1]);
    }

    /// <summary>The numbers of rows and columns; null, and reported, if they are none.</summary>
    private Atom[]? Sizes(IOperation operation, IEnumerable<IOperation> expressions)
    {
        Atom[] sizes = [.. expressions.Select(size => CopyOfAtom(Atom(size)))];

        if (Array.Find(sizes, static size => size.Type != IrType.Int32) is not { } other)
        {
            return sizes;
        }

        _ = sizes.Any(IsNothing) ? Fail() : Report(Descriptors.UnsupportedExpression, operation, $"A number of rows or columns of type {other.Type}", "use an int");
        return null;
    }

    /// <summary>The elements of so many rows and columns, all zero.</summary>
    private Variable NewElements(IOperation operation, IrType element, Atom[] sizes) =>
        NewArray(operation, element, Apply(operation, Matrices.Size, IrType.Int32, null, sizes).Atoms.Single());

    private static IEnumerable<IOperation> Leaves(IArrayInitializerOperation initializer) =>
        initializer.ElementValues.SelectMany(static value => value is IArrayInitializerOperation inner ? Leaves(inner) : [value]);

    /// <summary>The length or rank of a matrix; null if the property is none of a matrix.</summary>
    private Value? MemberOfMatrix(IPropertyReferenceOperation operation, Variable? into)
    {
        if (TypeLowering.MatrixElement(operation.Instance?.Type) is null || operation.Property.Name is not ("Length" or "Rank"))
        {
            return null;
        }

        return (Visit(operation.Instance, null), operation.Property.Name) switch
        {
            (Value.Matrix, "Rank") => new Value.Scalar(Literal.Of(2)),
            (Value.Matrix matrix, _) => Apply(operation, Arrays.Length, IrType.Int32, into, matrix.Elements),
            _ => Fail(),
        };
    }

    /// <summary>GetLength, GetLowerBound or GetUpperBound of an array or matrix, for a constant dimension; null if the call is none of these.</summary>
    private Value? ShapeOf(IInvocationOperation operation)
    {
        if (operation is not { TargetMethod: { Name: "GetLength" or "GetLowerBound" or "GetUpperBound", ContainingType.SpecialType: SpecialType.System_Array } method, Instance: { } instance }
            || operation.Arguments is not [{ Value.ConstantValue: { HasValue: true, Value: int dimension } }]
            || TypeLowering.Lower(instance.Type) is not { IsArray: true } type
            || dimension < 0 || dimension >= (type.Form == ArrayForm.Matrix ? 2 : 1))
        {
            return null;
        }

        Value array = Visit(instance, null);
        Atom? length = array switch
        {
            Value.Matrix matrix => dimension == 0 ? matrix.Rows : matrix.Columns,
            Value.Jagged rows => rows.Count,
            Value.Scalar { Atom.Type.IsArray: true } vector => LengthOf(operation, vector.Atom),
            _ => null,
        };

        return (length, method.Name) switch
        {
            (null, _) => Fail(),
            (_, "GetLength") => new Value.Scalar(length),
            (_, "GetUpperBound") => new Value.Scalar(Difference(operation, length, Literal.Of(1))),
            _ => new Value.Scalar(Literal.Of(0)),
        };
    }

    /// <summary>One of the arrays in an array of the caller's.</summary>
    private Value InnerArray(IOperation operation, Atom arrays, Atom position, string? name) => Apply(
        operation,
        Matrices.Inner,
        IrType.Array(arrays.Type.Element!),
        Fresh(name ?? Matrices.Inner.Stem, IrType.Array(arrays.Type.Element!)),
        arrays,
        position);

    /// <summary>foreach over an array of arrays: a position, and the array at it, whose variable is another name for it.</summary>
    private Value ForEachArray(IForEachLoopOperation operation, ILocalSymbol local, Atom count, Func<Atom, Value> arrayAt)
    {
        ForEachPosition(OriginOf(operation), count, position =>
        {
            _slots[local] = arrayAt(position);
            VisitBody(operation, operation.Body);
        });

        return Nothing;
    }
}
