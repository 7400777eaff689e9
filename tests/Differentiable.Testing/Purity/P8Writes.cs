using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>P8: a caller's data is read, never written, except a destination span, and that by a combinator.</summary>
/// <remarks>
/// With P1 emitted code holds no assignment at all, so every write to memory is reported twice: there as an assignment, here as a write.
/// Beyond that this property sees to it that no array of the caller's reaches a combinator as a writable span.
/// </remarks>
public sealed class P8Writes : IPurityProperty
{
    // By their names destinations are told from what is read; a number follows where the name was taken.
    private static readonly string[] DestinationSuffixes = ["Gradient", "Cotangent", "Hvp"];

    private static readonly char[] Digits = [.. "0123456789"];

    public string Id => "P8";

    public IEnumerable<PurityViolation> Check(EmittedCode code)
    {
        foreach (IOperation operation in code.Operations)
        {
            if (Why(operation) is { } why)
            {
                yield return code.Violation(Id, operation.Syntax, why);
            }
        }
    }

    private static string? Why(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: var target } when IsMemory(target) => "a write to memory",
        IIncrementOrDecrementOperation { Target: var target } when IsMemory(target) => "a write to memory",
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var value } when IsMemory(value) => "hands out memory to write to",
        IConversionOperation { Type: { } type, Operand: var operand } when IsWritableSpan(type) && IsCallersArray(operand) =>
            "makes an array of the caller's writable",
        IInvocationOperation { TargetMethod: var method, Arguments: [var first, ..] }
            when Writes(method) && IsCallersArray(first.Value) => IsDestination(first.Value) ? null : "writes to an array of the caller's",
        IInvocationOperation { Type: { } type, TargetMethod.Name: "AsSpan", Arguments: [var first, ..] }
            when IsWritableSpan(type) && IsCallersArray(first.Value) => "makes an array of the caller's writable",
        IObjectCreationOperation { Type: { } type, Arguments: [var first, ..] }
            when IsWritableSpan(type) && IsCallersArray(first.Value) => "makes an array of the caller's writable",
        _ => null,
    };

    private static bool IsMemory(IOperation target) => target
        is IArrayElementReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation
        or IImplicitIndexerReferenceOperation or IInlineArrayAccessOperation or IInvocationOperation
        or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation;

    private static bool IsWritableSpan(ITypeSymbol type) => SymbolNames.Of(type) == "System.Span`1";

    // What takes a matrix, or an array of arrays, to write to it; spans to write to cannot come from what is only read.
    private static bool Writes(IMethodSymbol method) =>
        (SymbolNames.Of(method.ContainingType), method.Name) is ("Differentiable.Arrays.Matrix" or "Differentiable.Arrays.Jagged", "AsSpan") or ("Differentiable.Arrays.Cotangent", "Clear");

    private static bool IsDestination(IOperation operation) =>
        OperationTree.WithoutConversions(operation) is IParameterReferenceOperation { Parameter.Name: var name }
        && DestinationSuffixes.Any(suffix => name.TrimEnd(Digits).EndsWith(suffix, StringComparison.Ordinal));

    private static bool IsCallersArray(IOperation operation) =>
        OperationTree.WithoutConversions(operation) is IParameterReferenceOperation { Type: IArrayTypeSymbol };
}
