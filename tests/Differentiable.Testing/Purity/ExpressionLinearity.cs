using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>The rules of linearity for expressions: which operations keep it, and which break it.</summary>
/// <remarks>
/// A form without a rule here breaks it as soon as a tangent or cotangent is among its operands. What was reported is unknown
/// from there on, so that one mistake is reported once.
/// </remarks>
internal sealed class ExpressionLinearity : OperationVisitor<object?, Dependence>
{
    private readonly LinearitySolver _solver;
    private readonly IReadOnlyDictionary<ISymbol, Dependence> _values;
    private readonly CallLinearity _calls;

    public ExpressionLinearity(LinearitySolver solver, IReadOnlyDictionary<ISymbol, Dependence> values)
    {
        _solver = solver;
        _values = values;
        _calls = new(solver, this);
    }

    public Dependence Of(IOperation? operation)
    {
        if (operation is null)
        {
            return Dependence.Constant;
        }

        if (operation.ConstantValue.HasValue)
        {
            return IsZero(operation.ConstantValue.Value) ? Dependence.Zero : Dependence.Constant;
        }

        return operation.Accept(this, null) ?? Dependence.Constant;
    }

    public void RequireConstant(IOperation? operation, string why)
    {
        if (operation is not null && Of(operation).IsTainted)
        {
            _solver.Report(operation.Syntax, why);
        }
    }

    public override Dependence DefaultVisit(IOperation operation, object? argument)
    {
        Dependence[] operands = [.. operation.ChildOperations.Select(Of)];

        if (operands.Any(static o => o.IsTainted))
        {
            _solver.Report(operation.Syntax, $"{operation.Kind} of a tangent or cotangent is not linear");
            return Dependence.Unknown;
        }

        return operands.Any(static o => o.Kind == DependenceKind.Unknown) ? Dependence.Unknown : Dependence.Constant;
    }

    public override Dependence VisitLocalReference(ILocalReferenceOperation operation, object? argument) =>
        _values.GetValueOrDefault(operation.Local, Dependence.Constant);

    public override Dependence VisitParameterReference(IParameterReferenceOperation operation, object? argument) =>
        _values.GetValueOrDefault(operation.Parameter, Dependence.Constant);

    public override Dependence VisitInstanceReference(IInstanceReferenceOperation operation, object? argument) =>
        operation.Type is { } type ? _values.GetValueOrDefault(type.OriginalDefinition, Dependence.Constant) : Dependence.Constant;

    // An inline array is filled after that, through a span of its elements.
    public override Dependence VisitDefaultValue(IDefaultValueOperation operation, object? argument) => IsInlineArray(operation.Type) ? _solver.BufferAt(operation.Syntax) : Dependence.Zero;

    public override Dependence VisitNameOf(INameOfOperation operation, object? argument) => Dependence.Constant;

    // An error path returns nothing, but its message must not look at a cotangent either.
    public override Dependence VisitThrow(IThrowOperation operation, object? argument)
    {
        DefaultVisit(operation, argument);
        return Dependence.Unknown;
    }

    public override Dependence VisitTuple(ITupleOperation operation, object? argument)
    {
        INamedTypeSymbol? type = (operation.NaturalType ?? operation.Type) as INamedTypeSymbol;
        return Dependence.ProductOf(operation.Elements.Select((element, i) => (type?.TupleElements[i].Name ?? $"Item{i + 1}", Of(element))));
    }

    public override Dependence VisitFieldReference(IFieldReferenceOperation operation, object? argument)
    {
        Dependence whole = Of(operation.Instance);
        int place = operation.Field.ContainingType is { IsTupleType: true } tuple
            ? tuple.TupleElements.ToList().FindIndex(e => IsSameElement(e, operation.Field))
            : -1;

        return place >= 0 ? whole.Element(place) : whole.Element(operation.Field.Name);
    }

    public override Dependence VisitPropertyReference(IPropertyReferenceOperation operation, object? argument)
    {
        if (IsZero(operation.Property))
        {
            return Dependence.Zero;
        }

        foreach (IArgumentOperation index in operation.Arguments)
        {
            RequireConstant(index.Value, "an index depends on a tangent or cotangent");
        }

        Dependence whole = Of(operation.Instance);
        return operation switch
        {
            { Property.Name: "Length" or "IsEmpty" } => Dependence.Constant,
            { Property.IsIndexer: true } => whole.Content,
            _ => whole.Element(operation.Property.Name),
        };
    }

    public override Dependence VisitArrayElementReference(IArrayElementReferenceOperation operation, object? argument)
    {
        foreach (IOperation index in operation.Indices)
        {
            RequireConstant(index, "an index depends on a tangent or cotangent");
        }

        return Of(operation.ArrayReference);
    }

    public override Dependence VisitArrayCreation(IArrayCreationOperation operation, object? argument)
    {
        foreach (IOperation size in operation.DimensionSizes)
        {
            RequireConstant(size, "a size depends on a tangent or cotangent");
        }

        return operation.Initializer is { } initializer ? Of(initializer) : Dependence.Zero;
    }

    public override Dependence VisitArrayInitializer(IArrayInitializerOperation operation, object? argument) =>
        Elements(operation, operation.ElementValues);

    public override Dependence VisitCollectionExpression(ICollectionExpressionOperation operation, object? argument) =>
        Elements(operation, operation.Elements);

    public override Dependence VisitConversion(IConversionOperation operation, object? argument)
    {
        Dependence operand = Of(operation.Operand);

        if (operand.IsTainted && !IsLinearConversion(operation))
        {
            _solver.Report(operation.Syntax, $"a conversion to {operation.Type?.ToDisplayString()} is not linear");
            return Dependence.Unknown;
        }

        return operand;
    }

    public override Dependence VisitUnaryOperator(IUnaryOperation operation, object? argument) =>
        operation.OperatorKind is UnaryOperatorKind.Minus or UnaryOperatorKind.Plus
            ? Of(operation.Operand)
            : DefaultVisit(operation, argument);

    public override Dependence VisitBinaryOperator(IBinaryOperation operation, object? argument) => operation.OperatorKind switch
    {
        BinaryOperatorKind.Add or BinaryOperatorKind.Subtract => Sum(operation),
        BinaryOperatorKind.Multiply => Product(operation, Of(operation.LeftOperand), Of(operation.RightOperand)),
        BinaryOperatorKind.Divide => Quotient(operation),
        _ => DefaultVisit(operation, argument),
    };

    public override Dependence VisitConditional(IConditionalOperation operation, object? argument)
    {
        RequireConstant(operation.Condition, "a condition depends on a tangent or cotangent");
        return Join(operation, Of(operation.WhenTrue), Of(operation.WhenFalse));
    }

    public override Dependence VisitSwitchExpression(ISwitchExpressionOperation operation, object? argument)
    {
        RequireConstant(operation.Value, "a condition depends on a tangent or cotangent");

        foreach (ISwitchExpressionArmOperation arm in operation.Arms)
        {
            RequireConstant(arm.Guard, "a condition depends on a tangent or cotangent");
        }

        return operation.Arms.Aggregate(Dependence.Unknown, (joined, arm) => Join(operation, joined, Of(arm.Value)));
    }

    public override Dependence VisitInvocation(IInvocationOperation operation, object? argument) => _calls.Of(operation);

    // A struct is a product: a user's constructor is trusted to store its arguments under their names, an emitted one must do so visibly.
    public override Dependence VisitObjectCreation(IObjectCreationOperation operation, object? argument) => operation switch
    {
        { Constructor: { IsImplicitlyDeclared: false } constructor } when _solver.IsEmitted(constructor) && !ValueShape.IsPlain(constructor) =>
            DefaultVisit(operation, argument),
        { Type: not { IsValueType: true } } or { Initializer: not null } => DefaultVisit(operation, argument),
        { Constructor: null or { IsImplicitlyDeclared: true, Parameters: [] } } => Dependence.Zero,
        _ => Dependence.ProductOf(operation.Arguments.Select(a => (a.Parameter?.Name ?? "", Of(a.Value)))),
    };

    private Dependence Sum(IBinaryOperation operation)
    {
        if (Join(operation, Of(operation.LeftOperand), Of(operation.RightOperand)) is { Kind: not DependenceKind.Product } sum)
        {
            return sum;
        }

        return DefaultVisit(operation, null);
    }

    /// <summary>Linear in either factor while the other is constant.</summary>
    public Dependence Product(IOperation operation, Dependence left, Dependence right)
    {
        if (left.IsTainted && right.IsTainted)
        {
            _solver.Report(operation.Syntax, "a product of tangents or cotangents is quadratic");
        }

        return Scaled(left.IsTainted ? left : right, left.IsTainted ? right : left);
    }

    private Dependence Quotient(IBinaryOperation operation)
    {
        RequireConstant(operation.RightOperand, "division by a tangent or cotangent");
        return Scaled(Of(operation.LeftOperand), Dependence.Constant);
    }

    // Linearity is over the real numbers: there a scaled zero is zero. That infinity times zero is not, is so for every linear map.
    private static Dependence Scaled(Dependence vector, Dependence factor)
    {
        if (vector.Kind == DependenceKind.Zero || factor.Kind == DependenceKind.Zero)
        {
            return Dependence.Zero;
        }

        if (vector.IsTainted)
        {
            return vector;
        }

        return vector.Kind == DependenceKind.Unknown || factor.Kind == DependenceKind.Unknown ? Dependence.Unknown : Dependence.Constant;
    }

    private Dependence Join(IOperation operation, Dependence left, Dependence right)
    {
        if (Dependence.Join(left, right) is { } joined)
        {
            return joined;
        }

        _solver.Report(operation.Syntax, "a tangent or cotangent together with a constant is affine, not linear");
        return Dependence.JoinOrLinear(left, right);
    }

    private Dependence Elements(IOperation operation, IEnumerable<IOperation> elements) =>
        elements.Select(Of).Aggregate(Dependence.Unknown, (joined, element) => Join(operation, joined, element));

    private static bool IsLinearConversion(IConversionOperation conversion) =>
        conversion.Conversion.IsIdentity
        || (conversion is { Type: { } to, Operand.Type: { } from } && IsLinearConversion(from, to));

    private static bool IsLinearConversion(ITypeSymbol from, ITypeSymbol to) => (from, to) switch
    {
        _ when SymbolEqualityComparer.Default.Equals(from, to) => true,
        (INamedTypeSymbol { IsTupleType: true } tuple, INamedTypeSymbol { IsTupleType: true } other) =>
            tuple.TupleElements.Zip(other.TupleElements).All(static pair => IsLinearConversion(pair.First.Type, pair.Second.Type)),
        (IArrayTypeSymbol or INamedTypeSymbol, { IsRefLikeType: true }) => true,
        _ => Numbers.IsReal(from) && Numbers.IsReal(to),
    };

    private static bool IsInlineArray(ITypeSymbol? type) =>
        type?.GetAttributes().Any(static data => data.AttributeClass is { } attribute && SymbolNames.Of(attribute) == "System.Runtime.CompilerServices.InlineArrayAttribute") == true;

    private static bool IsSameElement(IFieldSymbol element, IFieldSymbol field) =>
        SymbolEqualityComparer.Default.Equals(element.CorrespondingTupleField ?? element, field.CorrespondingTupleField ?? field);

    // T.Zero of generic math, and the zero of lanes.
    private static bool IsZero(IPropertySymbol property) =>
        property is { IsStatic: true, Name: "Zero" or "AdditiveIdentity" }
        && SymbolNames.NamespaceOf(property.ContainingType) is "System.Numerics" or "System.Runtime.Intrinsics";

    private static bool IsZero(object? value) => value switch
    {
        double number => number == 0,
        float number => number == 0,
        decimal number => number == 0,
        int number => number == 0,
        long number => number == 0,
        _ => false,
    };
}
