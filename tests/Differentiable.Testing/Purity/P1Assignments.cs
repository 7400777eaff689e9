using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>P1: each local and parameter is assigned exactly once, where it is declared, and nothing loops or jumps back.</summary>
public sealed class P1Assignments : IPurityProperty
{
    public string Id => "P1";

    public IEnumerable<PurityViolation> Check(EmittedCode code) =>
        [.. Statements(code), .. Parameters(code)];

    private IEnumerable<PurityViolation> Statements(EmittedCode code)
    {
        foreach (IOperation operation in code.Operations)
        {
            if (Why(operation) is { } why)
            {
                yield return code.Violation(Id, operation.Syntax, why);
            }
        }
    }

    private IEnumerable<PurityViolation> Parameters(EmittedCode code)
    {
        foreach (IParameterSymbol parameter in DeclaredSymbols.Parameters(code))
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                yield return code.Violation(Id, parameter.DeclaringSyntaxReferences[0].GetSyntax(), "a parameter that a callee can assign");
            }
        }
    }

    private static string? Why(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation { Target: var target } when DeclaresOnly(target) => null,
        IAssignmentOperation => "an assignment outside a declaration",
        IEventAssignmentOperation => "an event subscription",
        IIncrementOrDecrementOperation => "an increment or decrement",
        ILoopOperation => "a loop statement",
        ILabeledOperation => "a label",
        IBranchOperation { BranchKind: BranchKind.GoTo } => "a goto",
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => "a ref or out argument",
        IUsingDeclarationOperation { DeclarationGroup: var group } when OpensMemory(group) => null,
        ITryOperation or IUsingOperation or IUsingDeclarationOperation or ILockOperation => "a statement that does more than compute",
        IAddressOfOperation { Reference: not IMethodReferenceOperation } => "an address through which a value could be assigned",
        IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } => "a ref local, which is an alias",
        IVariableDeclaratorOperation declarator when IsUninitialized(declarator) => "a local without a value where it is declared",
        _ => null,
    };

    // Local arrays, and what a Jacobian hands matrices over in, lie in the memory of the thread until the method returns.
    private static bool OpensMemory(IVariableDeclarationGroupOperation group) => group.Declarations
        .SelectMany(static declaration => declaration.Declarators)
        .All(static declarator => declarator.GetVariableInitializer()?.Value is IInvocationOperation { TargetMethod: { Name: "Open", ContainingType: { } type } }
            && SymbolNames.Of(type) is "Differentiable.Arrays.Workspace" or "Differentiable.Arrays.Scratch");

    private static bool DeclaresOnly(IOperation target) => target switch
    {
        IDeclarationExpressionOperation or IDiscardOperation => true,
        ITupleOperation tuple => tuple.Elements.All(DeclaresOnly),
        IConversionOperation conversion => DeclaresOnly(conversion.Operand),
        _ => false,
    };

    // A loop, a catch and a using give their variables values elsewhere; the loop is reported as a loop.
    private static bool IsUninitialized(IVariableDeclaratorOperation declarator) =>
        declarator.GetVariableInitializer() is null && declarator.Parent is IVariableDeclarationOperation;
}
