using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>P2, as far as it shows in the code: nothing is put on the heap but the result itself.</summary>
/// <remarks>
/// Delegates are P4's, calls that allocate are P5's. What a combinator allocates is measured: <see cref="AllocationMeter"/>.
/// </remarks>
public sealed class P2Allocation : IPurityProperty
{
    public string Id => "P2";

    public IEnumerable<PurityViolation> Check(EmittedCode code)
    {
        foreach (IMethodSymbol method in DeclaredSymbols.Methods(code).Where(static m => m.IsAsync || m.IsIterator))
        {
            SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax();
            yield return code.Violation(Id, declaration, "an async method or iterator keeps its state on the heap");
        }

        foreach (IOperation operation in code.Operations)
        {
            if (Why(operation) is { } why && !OperationTree.IsInsideThrow(operation) && !ReturnedArray.IsResult(operation))
            {
                yield return code.Violation(Id, operation.Syntax, why);
            }
        }
    }

    private static string? Why(IOperation operation) => operation switch
    {
        IArrayCreationOperation => "an array that is not the result",
        IInvocationOperation { TargetMethod: { Name: "ZerosLike", ContainingType.Name: "Jagged" } or { Name: "Zeros", ContainingType.Name: "Matrix" } } => "arrays that are not the result",
        ICollectionExpressionOperation collection when AllocatesCollection(collection) => "a collection that is not the result",
        IArrayElementReferenceOperation { Type: IArrayTypeSymbol } slice when IsRange(slice) => "a range of an array is a copy",
        IImplicitIndexerReferenceOperation { Type.SpecialType: SpecialType.System_String } => "a range of a string is a copy",
        IObjectCreationOperation { Type.IsReferenceType: true } => "an object",
        IAnonymousObjectCreationOperation => "an object of an anonymous type",
        ITypeParameterObjectCreationOperation => "an object of an unknown type",
        IWithOperation { Type.IsReferenceType: true } => "a copy of a record",
        IInterpolatedStringOperation { ConstantValue.HasValue: false } => "an interpolated string",
        IBinaryOperation { Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false } => "a concatenation of strings",
        ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => "a concatenation of strings",
        IConversionOperation conversion when conversion.GetConversion().IsBoxing => "boxing",
        _ => null,
    };

    // A span's collection expression lies on the stack or in the assembly's data, unless spreads make its length unknown.
    private static bool AllocatesCollection(ICollectionExpressionOperation collection) =>
        collection.Type is not { IsRefLikeType: true } || collection.Elements.Any(static e => e is ISpreadOperation);

    private static bool IsRange(IArrayElementReferenceOperation reference) =>
        reference.Indices.Any(static index => index.Type is { } type && SymbolNames.Of(type) == "System.Range");
}
