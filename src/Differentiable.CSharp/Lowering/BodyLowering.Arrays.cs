using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>Reading arrays and spans: elements, lengths and parts. In the IR all of them are arrays, and a part is a view.</content>
internal sealed partial class BodyLowering
{
    public override Value VisitArrayElementReference(IArrayElementReferenceOperation operation, Variable? into) => operation.Indices.Length switch
    {
        1 => ElementOrPart(operation, operation.ArrayReference, operation.Indices[0], into),
        2 => ElementOfMatrix(operation, into),
        _ => DefaultVisit(operation, into),
    };

    /// <summary>Of a span: <c>span[^1]</c>, <c>span[2..]</c>.</summary>
    public override Value VisitImplicitIndexerReference(IImplicitIndexerReferenceOperation operation, Variable? into) =>
        TypeLowering.ElementOf(operation.Instance.Type) is null ? DefaultVisit(operation, into) : ElementOrPart(operation, operation.Instance, operation.Argument, into);

    /// <summary>The length of an array or span, or an element of a span; null if the property is neither.</summary>
    private Value? ArrayMember(IPropertyReferenceOperation operation, Variable? into)
    {
        if (MemberOfMatrix(operation, into) is { } member)
        {
            return member;
        }

        if (operation.Instance is not { Type: { } type } instance || TypeLowering.ElementOf(type) is null)
        {
            return null;
        }

        return operation switch
        {
            { Property.IsIndexer: true, Arguments: [{ Value: { } index }] } => ElementOrPart(operation, instance, index, into),
            { Property.Name: "Length" } when RowsOf(instance) is { } rows => new Value.Scalar(rows.Count),
            { Property.Name: "Length" } => Apply(operation, Arrays.Length, IrType.Int32, into, ArrayAtom(instance)),
            { Property.Name: "IsEmpty" } =>
                Apply(operation, Logic.Equal, IrType.Boolean, into, LengthOf(operation, ArrayAtom(instance)), Literal.Of(0)),
            _ => null,
        };
    }

    /// <summary>The span that its method ToArray makes a copy of.</summary>
    private static IOperation? CopiedByToArray(IInvocationOperation operation) =>
        operation is { Instance: { } span, TargetMethod: { Name: "ToArray", Parameters.Length: 0 } } && TypeLowering.ElementOf(span.Type) is not null && TypeLowering.Lower(span.Type) is { Form: ArrayForm.Vector } ? span : null;

    /// <summary>Slice of a span, AsSpan of an array; null if the call is neither.</summary>
    private Value? ArrayView(IInvocationOperation operation)
    {
        IMethodSymbol method = operation.TargetMethod;
        bool isSlice = method.Name == "Slice" && operation.Instance is { Type: { } type } && TypeLowering.ElementOf(type) is not null;
        bool isAsSpan = method.Name == "AsSpan" && method.ContainingType.ToDisplayString() == "System.MemoryExtensions";

        if (CopiedByToArray(operation) is { } copied)
        {
            Atom elements = ArrayAtom(copied);
            return elements.Type.IsArray ? CopyOfPart(operation, elements, Literal.Of(0), LengthOf(operation, elements)) : Fail();
        }

        if (method is { Name: "Clone", Parameters.Length: 0 } && operation is { Instance: { Type: IArrayTypeSymbol arrayType } original, Parent: IConversionOperation { IsImplicit: false, Type: { } wanted } }
            && SymbolEqualityComparer.Default.Equals(arrayType, wanted) && TypeLowering.Lower(arrayType) is { Form: not ArrayForm.Jagged })
        {
            return CopyOf(operation, Visit(original, null));
        }

        if (!isSlice && !isAsSpan)
        {
            return null;
        }

        IOperation[] operands = [.. operation.Instance is { } instance ? [instance] : Array.Empty<IOperation>(), .. operation.Arguments.Select(static argument => argument.Value)];

        if (TypeLowering.Lower(operands[0].Type) is not { Form: ArrayForm.Vector })
        {
            return null;
        }

        Atom array = ArrayAtom(operands[0]);
        return operands.Length switch
        {
            1 => new Value.Scalar(array),
            2 when operands[1].Type is { SpecialType: SpecialType.System_Int32 } => Part(operation, array, Atom(operands[1]), null),
            2 => PartOfRange(operation, array, operands[1]),
            _ => Part(operation, array, Atom(operands[1]), Atom(operands[2])),
        };
    }

    private Value ElementOrPart(IOperation operation, IOperation instance, IOperation index, Variable? into)
    {
        if (UsesReported(operation) || !IsArray(instance))
        {
            ReportElementType(instance);
            return Fail();
        }

        if (RowsOf(instance) is { } rows)
        {
            return RowOf(operation, rows, index);
        }

        Atom array = ArrayAtom(instance);

        if (IsRange(index))
        {
            return PartOfRange(operation, array, WithoutConversion(index));
        }

        if (Position(operation, array, index) is not { } position || array.Type.Element is not { } element)
        {
            return Nothing;
        }

        return array.Type.Form == ArrayForm.Jagged ? InnerArray(operation, array, position, DeclaredName(operation)) : Apply(operation, Arrays.Element, element, into, array, position);
    }

    private static bool IsRange(IOperation index) => WithoutConversion(index).Type is { Name: "Range", ContainingNamespace.Name: "System" };

    private void ReportElementType(IOperation instance)
    {
        if (!UsesReported(instance) && instance is not (ILocalReferenceOperation or IParameterReferenceOperation))
        {
            Visit(instance, null);
        }
    }

    private Value PartOfRange(IOperation operation, Atom array, IOperation range)
    {
        if (range is not IRangeOperation bounds)
        {
            return Report(Descriptors.UnsupportedExpression, range, "A range that is not written here", "write the range in the brackets, as in x[1..^1]");
        }

        Atom start = bounds.LeftOperand is { } left && Position(operation, array, left) is { } first ? first : Literal.Of(0);

        if (bounds.RightOperand is not { } right)
        {
            return Part(operation, array, start, null);
        }

        return Position(operation, array, right) is { } end ? Part(operation, array, start, Difference(operation, end, start)) : Nothing;
    }

    /// <summary>So many elements from a first one on, or all from there.</summary>
    private Value Part(IOperation operation, Atom array, Atom start, Atom? length)
    {
        if (array.Type.Form == ArrayForm.Jagged)
        {
            return Report(Descriptors.UnsupportedExpression, operation, "A part of an array of arrays", "use its arrays one by one");
        }

        length ??= Difference(operation, LengthOf(operation, array), start);

        if (!array.Type.IsArray || start.Type != IrType.Int32 || length.Type != IrType.Int32)
        {
            return Fail();
        }

        // A range of an array is a copy. Of the caller's arrays, where nothing is written to it, a view is the same.
        if (operation is IArrayElementReferenceOperation && (array.Type.IsBuffer || LocalUses.MayWrite(operation)))
        {
            return CopyOfPart(operation, array, start, length);
        }

        Variable target = Fresh(DeclaredName(operation) ?? Arrays.Slice.Stem, array.Type);
        return Apply(operation, array.Type.IsBuffer ? Arrays.SliceOfBuffer : Arrays.Slice, array.Type, target, array, start, length);
    }

    /// <summary>A new local array or matrix with the elements of another.</summary>
    private Value CopyOf(IOperation operation, Value array) => array switch
    {
        Value.Scalar { Atom: { Type.IsArray: true } elements } => CopyOfPart(operation, elements, Literal.Of(0), LengthOf(operation, elements)),
        Value.Matrix matrix when CopyOfPart(operation, matrix.Elements, Literal.Of(0), LengthOf(operation, matrix.Elements)) is Value.Scalar copy =>
            new Value.Matrix(copy.Atom, matrix.Rows, matrix.Columns),
        _ => Fail(),
    };

    private Value CopyOfPart(IOperation operation, Atom array, Atom start, Atom length)
    {
        // Taken for what it throws where there is no such part.
        Variable part = Fresh(Arrays.Slice.Stem, array.Type);
        Apply(operation, array.Type.IsBuffer ? Arrays.SliceOfBuffer : Arrays.Slice, array.Type, part, array, start, length);
        Variable copy = NewArray(operation, array.Type.Element!, length);
        SetElements(operation, copy, length, position => ElementAt(operation, part, position));
        return new Value.Scalar(copy);
    }

    /// <summary>The number of an element that an index means, also from the end; null, and reported, if it is not of a type that we know.</summary>
    private Atom? Position(IOperation operation, Atom array, IOperation index) => Position(operation, () => LengthOf(operation, array), index);

    /// <param name="operation">What the index belongs to.</param>
    /// <param name="length">How many elements there are: for an index from the end.</param>
    /// <param name="index">The index.</param>
    private Atom? Position(IOperation operation, Func<Atom> length, IOperation index)
    {
        IOperation written = WithoutConversion(index);

        if (written is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
        {
            return Difference(operation, length(), Atom(fromEnd.Operand));
        }

        bool isWide = written.Type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64;
        Atom position = Atom(isWide || written.Type is { SpecialType: SpecialType.System_Int32 } ? written : index);

        if (IsNothing(position))
        {
            Fail();
            return null;
        }

        if (position.Type != IrType.Int32)
        {
            Report(Descriptors.UnsupportedExpression, index, $"An index of type {position.Type}", "use an int");
            return null;
        }

        return position;
    }

    public override Value VisitArrayCreation(IArrayCreationOperation operation, Variable? into)
    {
        if (TypeLowering.MatrixElement(operation.Type) is { } number)
        {
            return NewMatrix(operation, number);
        }

        if (TypeLowering.Lower(operation.Type) is not { Element: { } element, Form: var form })
        {
            ReportType(operation.Type, operation);
            return Nothing;
        }

        if (form == ArrayForm.Jagged)
        {
            return NewRows(operation, element);
        }

        return operation.Initializer is { } initializer
            ? NewArray(operation, element, initializer.ElementValues)
            : new Value.Scalar(NewArray(operation, element, Atom(operation.DimensionSizes[0])));
    }

    public override Value VisitCollectionExpression(ICollectionExpressionOperation operation, Variable? into)
    {
        if (TypeLowering.Lower(operation.Type) is not { Element: { } element, Form: var form })
        {
            return DefaultVisit(operation, into);
        }

        if (form == ArrayForm.Jagged)
        {
            return NewRows(operation, element, operation.Elements);
        }

        return operation.Elements.Any(static o => o is ISpreadOperation) ? Spread(operation, element) : NewArray(operation, element, operation.Elements);
    }

    /// <summary>A collection expression with spreads: all parts are read, then written one after the other.</summary>
    private Value Spread(ICollectionExpressionOperation operation, IrType element)
    {
        Atom[] parts = [.. operation.Elements.Select(part => part is ISpreadOperation spread ? SpreadArray(spread) : CopyOfAtom(Atom(part)))];

        if (parts.Any(part => IsNothing(part) || (!part.Type.IsArray && part.Type != element)))
        {
            return Fail();
        }

        Atom[] counts = [.. parts.Select(part => part.Type.IsArray ? LengthOf(operation, part) : Literal.Of(1))];
        Variable array = NewArray(operation, element, counts.Aggregate((sum, count) => Sum(operation, sum, count)));
        Atom start = Literal.Of(0);

        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].Type.IsArray && Part(operation, array, start, counts[i]) is Value.Scalar { Atom: { } target })
            {
                Atom source = parts[i];
                SetElements(operation, target, counts[i], position => ConvertTo(operation, ElementAt(operation, source, position), element, isChecked: false, null).Atoms.Single());
            }
            else
            {
                Add(new Let([], Arrays.Store, [array, start, parts[i]], OriginOf(operation)));
            }

            start = Sum(operation, start, counts[i]);
        }

        return new Value.Scalar(array);
    }

    private Atom SpreadArray(ISpreadOperation spread)
    {
        IOperation operand = WithoutConversion(spread.Operand);

        if (QueryIn(operand) is { } query && SequenceOf(query) is { } sequence && !spread.ElementConversion.IsUserDefined)
        {
            return Collected(spread, sequence);
        }

        if (TypeLowering.Lower(operand.Type) is not { IsArray: true } || spread.ElementConversion.IsUserDefined)
        {
            Report(Descriptors.UnsupportedExpression, spread, "A spread of anything but an array or span of numbers", "copy the elements in a loop");
            return ((Value.Scalar)Nothing).Atom;
        }

        return ArrayAtom(operand);
    }

    private Atom Sum(IOperation operation, Atom left, Atom right) => left is Literal { Bits: 0 }
        ? right
        : Apply(operation, WithContext(Integers.Add, isChecked: false), IrType.Int32, null, left, right).Atoms.Single();

    /// <summary>stackalloc has no operation of its own: its parts are the length and the elements.</summary>
    private Value StackAllocation(IOperation operation, Variable? into)
    {
        IOperation[] parts = [.. operation.ChildOperations];

        if (operation.Syntax is not (StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax)
            || parts.Length == 0
            || TypeLowering.Lower(StackElementOf(operation, parts)) is not { IsArray: false } element)
        {
            return DefaultVisit(operation, into);
        }

        return operation.Syntax is StackAllocArrayCreationExpressionSyntax { Initializer: null }
            ? new Value.Scalar(NewArray(operation, element, Atom(parts[0])))
            : NewArray(operation, element, [.. parts.Skip(1)]);
    }

    private ITypeSymbol? StackElementOf(IOperation operation, IOperation[] parts) => operation.Syntax is StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { ElementType: var type } }
        ? operation.SemanticModel?.GetTypeInfo(type, _context.Cancellation).Type
        : parts.ElementAtOrDefault(1)?.Type;

    private Value NewArray(IOperation operation, IrType element, IReadOnlyCollection<IOperation> values)
    {
        Atom[] elements = [.. values.Select(value => CopyOfAtom(Atom(value)))];

        if (elements.Any(value => value.Type != element))
        {
            return Fail();
        }

        Variable array = NewArray(operation, element, Literal.Of(elements.Length));
        SetElements(operation, array, 0, elements);
        return new Value.Scalar(array);
    }

    private void SetElements(IOperation operation, Atom array, int first, Atom[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Add(new Let([], Arrays.Store, [array, Literal.Of(first + i), values[i]], OriginOf(operation)));
        }
    }

    private Variable NewArray(IOperation operation, IrType element, Atom length)
    {
        if (length.Type != IrType.Int32)
        {
            // An int that is none here was reported where it stands.
            _ = operation is IArrayCreationOperation { DimensionSizes: [{ Type.SpecialType: SpecialType.System_Int32 }] }
                ? Fail()
                : Report(Descriptors.UnsupportedExpression, operation, $"A length of type {length.Type}", "use an int");
            length = Literal.Of(0);
        }

        Variable array = Fresh(DeclaredName(operation) ?? "array", IrType.Buffer(element));
        Add(new Let([array], Arrays.Zeros, [length], OriginOf(operation)));
        return array;
    }

    /// <summary>The name of the variable that is initialized with the array, if there is one.</summary>
    private static string? DeclaredName(IOperation operation) => LocalUses.DeclaredBy(operation) is { Symbol.Name: { Length: > 0 } name } ? name : null;

    private static bool IsElement(IOperation target) => target switch
    {
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => true,
        IInlineArrayAccessOperation access => IsInlineArray(access.Instance),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } type } => TypeLowering.ElementOf(type) is not null,
        _ => false,
    };

    /// <summary>The element that an assignment writes; null, and reported, if it cannot be written.</summary>
    private (Atom Array, Atom Index)? PlaceOf(IOperation target)
    {
        if (target is IArrayElementReferenceOperation { Indices.Length: 2 } inMatrix)
        {
            return PlaceInMatrix(inMatrix);
        }

        (IOperation? instance, IOperation? index) = target switch
        {
            IArrayElementReferenceOperation { Indices: [{ } only] } element => (element.ArrayReference, only),
            IImplicitIndexerReferenceOperation element => (element.Instance, element.Argument),
            IInlineArrayAccessOperation element => (element.Instance, element.Argument),
            IPropertyReferenceOperation { Arguments: [{ Value: { } only }] } element => (element.Instance, only),
            _ => (null, null),
        };

        if (instance is null || index is null || UsesReported(target) || !IsArray(instance))
        {
            Visit(target, null);
            Fail();
            return null;
        }

        return OwnArray(instance, target) is { } array && Position(target, array, index) is { } position ? (array, position) : null;
    }

    /// <summary>The local array that is written to; null, and reported, if it is the caller's.</summary>
    private Atom? OwnArray(IOperation instance, IOperation written)
    {
        const string OneOfArrays = "An assignment to one of the arrays in an array";

        if (RowsOf(instance) is not null)
        {
            Report(Descriptors.UnsupportedExpression, written, OneOfArrays, "write to the elements of the array that is there");
            return null;
        }

        Atom array = ElementsOf(instance);

        if (!array.Type.IsArray || IsNothing(array))
        {
            Fail();
            return null;
        }

        if (array.Type.Form == ArrayForm.Jagged)
        {
            Report(Descriptors.UnsupportedExpression, written, OneOfArrays, "write to the elements of a local array or matrix, made here with new");
            return null;
        }

        if (!array.Type.IsBuffer)
        {
            (string what, string instead) = TypeLowering.InlineArray(instance.Type) is null
                ? ("An assignment to an element of the caller's array", "write to a local array, made here with new")
                : ("An assignment to an element of a parameter", "assign the parameter to a local variable, and write to that");
            Report(Descriptors.UnsupportedExpression, written, what, instead);
            return null;
        }

        return array;
    }

    private Value StoreElement(IOperation operation, (Atom Array, Atom Index) place, Atom value)
    {
        if (value.Type != place.Array.Type.Element)
        {
            return Fail();
        }

        Add(new Let([], Arrays.Store, [place.Array, place.Index, value], OriginOf(operation)));
        return new Value.Scalar(value);
    }

    /// <summary>An element is read into a variable, the variable is changed, and stored.</summary>
    private Value Updated(IOperation operation, IOperation target, Func<Variable, Value> update)
    {
        if (PlaceOf(target) is not { } place)
        {
            return Nothing;
        }

        Atom index = _copyReads ? CopyOfAtom(place.Index) : place.Index;
        Variable element = (Variable)Apply(operation, Arrays.Element, place.Array.Type.Element!, null, place.Array, index).Atoms.Single();
        Value result = update(element);
        StoreElement(operation, (place.Array, index), element);
        return result;
    }

    private Atom CopyOfAtom(Atom atom) => Copy(new Value.Scalar(atom)).Atoms.Single();

    private Atom ArrayAtom(IOperation operation) => Atom(operation);

    /// <summary>An array; of a matrix its elements, row by row.</summary>
    private Atom ElementsOf(IOperation operation) => TypeLowering.MatrixElement(operation.Type) is null ? ArrayAtom(operation) : Visit(operation, null).Atoms.First();

    private Atom LengthOf(IOperation operation, Atom array)
    {
        if (!array.Type.IsArray)
        {
            Fail();
            return Literal.Of(0);
        }

        return Apply(operation, Arrays.Length, IrType.Int32, null, array).Atoms.Single();
    }

    private Atom Difference(IOperation operation, Atom left, Atom right)
    {
        if (left.Type != IrType.Int32 || right.Type != IrType.Int32)
        {
            Fail();
            return Literal.Of(0);
        }

        return right is Literal { Bits: 0 } ? left : Apply(operation, WithContext(Integers.Subtract, isChecked: false), IrType.Int32, null, left, right).Atoms.Single();
    }

    /// <summary>foreach over an array: a position, and the element at it. Over a matrix: row by row.</summary>
    private Value ForEachElement(IForEachLoopOperation operation, ILocalSymbol local)
    {
        _statementText = SourceText.OneLine(operation.Syntax);
        IOperation collection = WithoutConversion(operation.Collection);

        if (RowsOf(collection) is { } rows)
        {
            return ForEachArray(operation, local, rows.Count, position => RowAt(operation, rows, position, local.Name, isChecked: false));
        }

        Atom array = ElementsOf(collection);

        if (array.Type.Form == ArrayForm.Jagged)
        {
            return ForEachArray(operation, local, LengthOf(operation, array), position => InnerArray(operation, array, position, local.Name));
        }

        return array.Type.IsArray ? ForEachNumber(operation, local, NumbersIn(operation, array)) : Fail();
    }
}
