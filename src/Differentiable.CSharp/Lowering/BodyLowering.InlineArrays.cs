using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>
/// Local variables of inline array types. In the IR each is a local array of its own: it is a value, so what is assigned to another variable is a copy. Parameters are arrays
/// that are only read.
/// </content>
internal sealed partial class BodyLowering
{
    public override Value VisitInlineArrayAccess(IInlineArrayAccessOperation operation, Variable? into) =>
        IsInlineArray(operation.Instance) ? ElementOrPart(operation, operation.Instance, operation.Argument, into) : DefaultVisit(operation, into);

    /// <summary>Whether this is an array or span whose elements we know, or an inline array of this method.</summary>
    private static bool IsArray(IOperation operation) => TypeLowering.Lower(operation.Type) is { IsArray: true } || IsInlineArray(operation);

    private static bool IsInlineArray(IOperation operation) => operation is ILocalReferenceOperation or IParameterReferenceOperation && TypeLowering.InlineArray(operation.Type) is not null;

    private Value NewInlineArray(IOperation operation, ITypeSymbol type, IOperation? value)
    {
        (IrType element, int length) = TypeLowering.InlineArray(type)!.Value;

        if (value is null || IsDefault(value))
        {
            return new Value.Scalar(NewArray(operation, element, Literal.Of(length)));
        }

        return SourceOf(value) is { } source ? CopyOfPart(operation, source, Literal.Of(0), Literal.Of(length)) : Fail();
    }

    /// <summary>An assignment of all elements at once.</summary>
    private Value SetInlineArray(ISimpleAssignmentOperation operation, Value slot)
    {
        if (slot is not Value.Scalar { Atom: { } array })
        {
            return Fail();
        }

        if (!array.Type.IsBuffer)
        {
            return Report(Descriptors.UnsupportedExpression, operation, "An assignment to a parameter", "assign the parameter to a local variable, and change that");
        }

        Atom length = Literal.Of(TypeLowering.InlineArray(operation.Target.Type)!.Value.Length);

        if (IsDefault(operation.Value))
        {
            SetElements(operation, array, length, _ => Literal.Default(array.Type.Element!));
        }
        else if (SourceOf(operation.Value) is { } source)
        {
            SetElements(operation, array, length, position => ElementAt(operation, source, position));
        }

        return slot;
    }

    private static bool IsDefault(IOperation value) =>
        WithoutConversion(value) is IDefaultValueOperation or IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Constructor.IsImplicitlyDeclared: true };

    /// <summary>The inline array that is copied: a variable or what a method returns; null, and reported, if the value is anything else.</summary>
    private Atom? SourceOf(IOperation value)
    {
        if (IsInlineArray(value) || value is IInvocationOperation)
        {
            return ArrayAtom(value) is { Type.IsArray: true } array ? array : null;
        }

        Report(Descriptors.UnsupportedExpression, value, "This inline array", "begin with default, and set its elements");
        return null;
    }
}
