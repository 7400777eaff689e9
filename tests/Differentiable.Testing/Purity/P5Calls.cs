using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>P5: calls go to the closed set of <see cref="CallTable"/> only, and never through virtual dispatch.</summary>
/// <remarks>
/// Constrained calls of static abstract members are bound at compile time and pass. Calls through delegates are P4's,
/// static properties P3's.
/// </remarks>
public sealed class P5Calls : IPurityProperty
{
    public string Id => "P5";

    public IEnumerable<PurityViolation> Check(EmittedCode code)
    {
        foreach (IOperation operation in code.Operations)
        {
            if (Why(operation, code) is { } why && !OperationTree.IsInsideThrow(operation))
            {
                yield return code.Violation(Id, operation.Syntax, why);
            }
        }
    }

    private static string? Why(IOperation operation, EmittedCode code)
    {
        if (operation is IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation)
        {
            return "a dynamic call";
        }

        if (operation is IInvocationOperation invocation && IsDispatched(invocation.TargetMethod, invocation.Instance))
        {
            return "virtual or interface dispatch";
        }

        if (operation is IInvocationOperation { TargetMethod: var combinator } && IsCombinator(combinator) && !RunsEmitted(combinator, code))
        {
            return "runs a loop that was not emitted";
        }

        return Callee(operation, code) is { } method && !CallTable.Allows(method, code) ? $"calls {Display(method)}" : null;
    }

    private static bool IsCombinator(IMethodSymbol method) => LoopCombinators.IsRun(method) || LoopCombinators.IsReverse(method);

    // Then its methods are emitted code, and are looked at as such.
    private static bool RunsEmitted(IMethodSymbol combinator, EmittedCode code) =>
        LoopCombinators.StepOf(combinator) is { } step && code.IsDeclaredInEmittedTree(step) && !code.IsDeclaredOutsideEmittedTrees(step);

    private static IMethodSymbol? Callee(IOperation operation, EmittedCode code) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } method } => method,
        IPropertyReferenceOperation { Property: { IsStatic: false, GetMethod: { } getter } } => getter,
        IObjectCreationOperation { Type.IsValueType: true, Constructor: { IsImplicitlyDeclared: false } constructor } => constructor,
        IBinaryOperation { OperatorMethod: { } method } => method,
        IUnaryOperation { OperatorMethod: { } method } => method,
        IConversionOperation { OperatorMethod: { } method } => method,
        ICompoundAssignmentOperation { OperatorMethod: { } method } => method,
        IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax } =>
            code.ModelOf(syntax).GetDeconstructionInfo(syntax).Method,
        _ => null,
    };

    // IsVirtual is also true for overrides of structs and sealed classes, which the compiler calls directly.
    private static bool IsDispatched(IMethodSymbol method, IOperation? instance) =>
        method is { MethodKind: not MethodKind.DelegateInvoke, IsStatic: false }
        && (method.IsVirtual || method.IsAbstract || method.IsOverride)
        && instance?.Type is { IsReferenceType: true, IsSealed: false };

    private static string Display(IMethodSymbol method) =>
        method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
