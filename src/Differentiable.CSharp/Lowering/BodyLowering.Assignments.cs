using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>Assignments of every form. Their value is that of the target afterwards.</content>
internal sealed partial class BodyLowering
{
    private readonly Dictionary<IOperation, (Atom Array, Atom Index)?> _places = [];

    public override Value VisitSimpleAssignment(ISimpleAssignmentOperation operation, Variable? into)
    {
        if (operation.Target is IDiscardOperation)
        {
            return Visit(operation.Value, null);
        }

        if (operation.IsRef)
        {
            return Report(Descriptors.UnsupportedExpression, operation, "A ref assignment", "assign values");
        }

        if (_fillings.Contains(operation))
        {
            return Nothing;
        }

        if (IsElement(operation.Target))
        {
            return PlaceOf(operation.Target) is { } place ? StoreElement(operation, place, Atom(operation.Value)) : Nothing;
        }

        if (Target(operation.Target) is not { } slot || IsNothing(slot))
        {
            return ValueWithoutPlace(operation);
        }

        if (TypeLowering.InlineArray(operation.Target.Type) is not null)
        {
            return SetInlineArray(operation, slot);
        }

        if (slot.IsArray)
        {
            return AssignArray(operation, slot);
        }

        Store(slot, operation.Value);
        return _copyReads ? Copy(slot) : slot;
    }

    /// <summary>A variable is another name for an array; where that cannot change, the elements are copied.</summary>
    private Value AssignArray(ISimpleAssignmentOperation operation, Value slot)
    {
        if (Handover.Renames(operation))
        {
            return _slots[((ILocalReferenceOperation)operation.Target).Local] = Visit(operation.Value, null) is { IsArray: true } array ? array : Fail();
        }

        return Handover.MayCopy(operation) ? ReplaceElements(operation, slot) : ReportArrayAssignment(operation);
    }

    private Value ReportArrayAssignment(ISimpleAssignmentOperation operation) => operation switch
    {
        { Target.Type: not IArrayTypeSymbol } => Report(Descriptors.UnsupportedExpression, operation, "An assignment to a span variable in a loop or branch", "declare another variable where the span is made"),
        { Target: not ILocalReferenceOperation } => Report(Descriptors.UnsupportedExpression, operation, "An assignment to an array parameter", "declare a local variable for the array"),
        { Target: ILocalReferenceOperation { Local: var local } } when ArrayNames.DeclarationOf(local, operation) is { Initializer: null } => Report(
            Descriptors.UnsupportedExpression, operation, "An assignment in a loop or branch to an array variable without an initializer", "initialize the variable where it is declared, with an array of that size"),
        { Target: ILocalReferenceOperation { Local: var local } } when ArrayNames.IsEnumerated(local, operation) => ReportEnumerated(operation, local),
        { Target: ILocalReferenceOperation { Local.Name: var target }, Parent: { } statement } when ArrayNames.VariableOf(operation.Value) is { Name: var source } && !Handover.At(statement).LeavesOneNameEach => Report(
            Descriptors.UnsupportedExpression,
            operation,
            "An assignment in a loop or branch by which an array may have two names",
            $"assign a copy, {target} = ({operation.Target.Type.ToDisplayString()}){source}.Clone(), or exchange the arrays, ({target}, {source}) = ({source}, {target})"),
        _ => Report(
            Descriptors.UnsupportedExpression,
            operation,
            "An assignment to an array variable in a loop or branch, if its array has other names or was not made where the variable is declared,",
            $"declare all variables of such assignments with arrays that are made there, new or [.. x], or copy the elements: {CopyOf(operation.Target.Type)}"),
    };

    private Value ReportArrayAssignments(IOperation operation, IOperation[] arrays) =>
        arrays.Select(ArrayNames.VariableOf).FirstOrDefault(array => array is not null && ArrayNames.IsEnumerated(array, operation)) is { } enumerated
            ? ReportEnumerated(operation, enumerated)
            : Report(
                Descriptors.UnsupportedExpression,
                operation,
                "This assignment to array variables in a loop or branch",
                $"exchange arrays that are made where their variables are declared and have no other names, (now, next) = (next, now), or copy the elements: {CopyOf(arrays[0].Type)}");

    private Value ReportEnumerated(IOperation operation, ILocalSymbol array) =>
        Report(Descriptors.UnsupportedExpression, operation, $"An assignment to '{array.Name}' in a foreach that goes through its array", $"go through a copy, foreach (... in ({array.Type.ToDisplayString()}){array.Name}.Clone())");

    public override Value VisitCompoundAssignment(ICompoundAssignmentOperation operation, Variable? into)
    {
        if (operation.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            return ReportOperator(operation, method);
        }

        if (operation is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            return ReportConcatenation(operation, operation.Target, operation.Value);
        }

        if (IsElement(operation.Target))
        {
            return Updated(operation, operation.Target, element => Compound(operation, element));
        }

        if (Target(operation.Target) is not Value.Scalar { Atom: Variable target })
        {
            return ValueWithoutPlace(operation);
        }

        return Compound(operation, target);
    }

    /// <summary>Where the target is in error, the value is still lowered for what is to be reported in it, but not for a type that the target's error names.</summary>
    private Value ValueWithoutPlace(IAssignmentOperation operation)
    {
        if (TypeLowering.Lower(operation.Value.Type) is not null || !UsesReported(operation))
        {
            Visit(operation.Value, null);
        }

        return Fail();
    }

    private Value Compound(ICompoundAssignmentOperation operation, Variable target)
    {
        // x op= y is x = (T)((U)x op y): C# computes in the wider type and converts back.
        Atom left = _copyReads ? Copy(new Value.Scalar(target)).Atoms.Single() : target;
        Atom right = Atom(operation.Value);
        bool isShift = operation.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        ITypeSymbol? wide = operation.InConversion.IsIdentity ? operation.Target.Type : WideType(operation, isShift);

        if (TypeLowering.Lower(wide) is not { } type)
        {
            ReportType(wide, operation);
            return Nothing;
        }

        left = ConvertTo(operation, left, type, isChecked: false, null).Atoms.Single();
        Value value = Binary(operation, operation.OperatorKind, operation.IsChecked, left, right, wide, target.Type == type ? target : null);
        Value narrowed = ConvertTo(operation, value.Atoms.Single(), target.Type, operation.IsChecked, target);
        Assign(target, narrowed.Atoms.Single());
        return _copyReads ? Copy(new Value.Scalar(target)) : new Value.Scalar(target);
    }

    public override Value VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, Variable? into)
    {
        if (IsElement(operation.Target))
        {
            return Updated(operation, operation.Target, element => Increment(operation, element));
        }

        return Target(operation.Target) is Value.Scalar { Atom: Variable target } ? Increment(operation, target) : Nothing;
    }

    private Value Increment(IIncrementOrDecrementOperation operation, Variable target)
    {
        if (target.Type.Kind is not (IrTypeKind.Integer or IrTypeKind.Double or IrTypeKind.Single))
        {
            return Unsupported(operation, target);
        }

        Value before = Copy(new Value.Scalar(target));
        IrType wide = target.Type.Kind == IrTypeKind.Integer && target.Type.Name is "sbyte" or "byte" or "short" or "ushort" or "char" ? IrType.Int32 : target.Type;
        Atom operand = ConvertTo(operation, before.Atoms.Single(), wide, isChecked: false, null).Atoms.Single();
        Atom one = wide.IsFloatingPoint ? Literal.Of(wide, 1) : new Literal(wide, 1);
        BinaryOperatorKind kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;

        Value after = Apply(operation, WithContext(Operators.Binary(kind, wide)!, operation.IsChecked), wide, wide == target.Type ? target : null, operand, one);
        Assign(target, ConvertTo(operation, after.Atoms.Single(), target.Type, operation.IsChecked, target).Atoms.Single());
        return operation.IsPostfix ? before : Copy(new Value.Scalar(target));
    }

    public override Value VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation, Variable? into)
    {
        IOperation[] arrays = [.. PlacesIn(operation.Target).Where(IsArrayVariable)];
        bool isRenaming = arrays.All(array => Handover.IsBesideDeclaration(array, operation));

        if (!isRenaming && operation.Parent is IExpressionStatementOperation && Exchange.Of(operation) is { } exchange)
        {
            return ExchangeElements(operation, exchange);
        }

        if (!isRenaming)
        {
            return ReportArrayAssignments(operation, arrays);
        }

        // Elements that are written to are those that the indices mean before anything is assigned.
        foreach (IOperation element in PlacesIn(operation.Target).Where(IsElement))
        {
            _places[element] = PlaceOf(element) is var (array, index) ? (array, CopyOfAtom(index)) : null;
        }

        Value value = CopyOfNumbers(Visit(operation.Value, null));
        Deconstruct(operation.Target, value);
        return value;
    }

    /// <summary>Whether a variable that is there already stands for an array or a span: a tuple assignment changes for which.</summary>
    private static bool IsArrayVariable(IOperation place) => place is ILocalReferenceOperation { IsDeclaration: false } or IParameterReferenceOperation
        && TypeLowering.Lower(place.Type) is { IsArray: true } && TypeLowering.InlineArray(place.Type) is null;

    // An array is known by the place where it is made.
    private Value CopyOfNumbers(Value value) => value switch
    {
        Value.Tuple tuple => new Value.Tuple([.. tuple.Elements.Select(CopyOfNumbers)]),
        { IsArray: true } => value,
        _ => Copy(value),
    };

    /// <summary>What is assigned to, without what is only read to say where.</summary>
    private static IEnumerable<IOperation> PlacesIn(IOperation target) => target is ITupleOperation tuple ? tuple.Elements.SelectMany(PlacesIn) : [target];

    public override Value VisitDeclarationExpression(IDeclarationExpressionOperation operation, Variable? into) => Visit(operation.Expression, into);

    private void Deconstruct(IOperation target, Value value)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                Deconstruct(declaration.Expression, value);
                break;

            case ITupleOperation tuple when value is Value.Tuple values && values.Elements.Count == tuple.Elements.Length:
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    Deconstruct(tuple.Elements[i], values.Elements[i]);
                }

                break;

            case IDiscardOperation:
                break;

            case ITupleOperation tuple when IsNothing(value):
                // What is deconstructed is in error; its parts are declared for what follows.
                foreach (IOperation element in tuple.Elements)
                {
                    Deconstruct(element, Nothing);
                }

                break;

            case ITupleOperation:
                Report(Descriptors.UnsupportedExpression, target, "This deconstruction", "deconstruct tuples only");
                break;

            case ILocalReferenceOperation { IsDeclaration: true } local:
                if (IsArrayInTuple(local.Type, local))
                {
                    _slots[local.Local] = Nothing;
                }
                else if (Declare(local.Local, local) is { } declared)
                {
                    StoreConverted(declared, value, target);
                }

                break;

            default:
                if (IsArrayVariable(target) && target is ILocalReferenceOperation { Local: var renamed })
                {
                    _slots[renamed] = value.IsArray ? value : Fail();
                }
                else if (_places.TryGetValue(target, out (Atom Array, Atom Index)? place))
                {
                    StoreDeconstructed(target, place, value);
                }
                else if (Target(target) is { } slot)
                {
                    StoreConverted(slot, value, target);
                }

                break;
        }
    }

    private void StoreDeconstructed(IOperation target, (Atom Array, Atom Index)? place, Value value)
    {
        if (place is { } found && value is Value.Scalar scalar)
        {
            StoreElement(target, found, ConvertTo(target, scalar.Atom, found.Array.Type.Element!, isChecked: false, null).Atoms.Single());
        }
        else
        {
            Fail();
        }
    }

    /// <summary>Stores with the implicit conversion that a deconstruction applies to each element.</summary>
    private void StoreConverted(Value slot, Value value, IOperation operation)
    {
        if (slot is Value.Scalar { Atom: Variable target } && value is Value.Scalar scalar)
        {
            value = ConvertTo(operation, scalar.Atom, target.Type, isChecked: false, target);
        }

        Store(slot, value, operation);
    }

    /// <summary>The variables that an assignment writes; null, and reported, if the place cannot be written.</summary>
    private Value? Target(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation local when _slots.TryGetValue(local.Local, out Value? slot):
                return slot;

            case IParameterReferenceOperation parameter when _slots.TryGetValue(parameter.Parameter, out Value? slot):
                return slot;

            case IFieldReferenceOperation { Instance.Type: INamedTypeSymbol { IsTupleType: true } tuple } element when IsPlaceInTuple(element):
                bool copies = _copyReads;
                _copyReads = false;
                Value place = TupleElement(element, tuple);
                _copyReads = copies;
                return place;

            case ILocalReferenceOperation or IParameterReferenceOperation or IInvalidOperation:
            case IOperation when UsesReported(target):
                // Reported where it is declared, or does not compile.
                Fail();
                return null;

            case IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false }:
                ISymbol member = target is IFieldReferenceOperation field ? field.Field : ((IPropertyReferenceOperation)target).Property;
                Report(Descriptors.SharedState, target, member.Name, "write to a local and return its value");
                return null;

            default:
                Report(Descriptors.UnsupportedExpression, target, "An assignment to this", "assign to locals");
                return null;
        }
    }

    /// <summary>Whether this is an element of a local tuple, or of a tuple in it.</summary>
    private static bool IsPlaceInTuple(IFieldReferenceOperation element) => element.Instance switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        IFieldReferenceOperation { Instance.Type: INamedTypeSymbol { IsTupleType: true } } outer => IsPlaceInTuple(outer),
        _ => false,
    };

    private static ITypeSymbol? WideType(ICompoundAssignmentOperation operation, bool isShift) =>
        isShift ? operation.SemanticModel?.Compilation.GetSpecialType(SpecialType.System_Int32) : operation.Value.Type;

    /// <summary>How .NET copies all elements of an array of this type.</summary>
    private static string CopyOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: > 1 } => "Array.Copy(next, now, next.Length)",
        IArrayTypeSymbol => "next.CopyTo(now, 0)",
        _ => "next.CopyTo(now)",
    };
}
