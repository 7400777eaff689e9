using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>P4: no delegates, lambdas, method groups or closures. The compiler sees to it that static local functions capture nothing.</summary>
public sealed class P4Closures : IPurityProperty
{
    public string Id => "P4";

    public IEnumerable<PurityViolation> Check(EmittedCode code) => [.. Uses(code), .. Declarations(code)];

    private IEnumerable<PurityViolation> Uses(EmittedCode code)
    {
        foreach (IOperation operation in code.Operations)
        {
            if (Why(operation) is { } why)
            {
                yield return code.Violation(Id, operation.Syntax, why);
            }
        }
    }

    private IEnumerable<PurityViolation> Declarations(EmittedCode code)
    {
        IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> typed =
        [
            .. DeclaredSymbols.Parameters(code).Select(static p => ((ISymbol)p, p.Type)),
            .. DeclaredSymbols.Locals(code).Select(static l => ((ISymbol)l, l.Type)),
            .. DeclaredSymbols.Methods(code).Select(static m => ((ISymbol)m, m.ReturnType)),
            .. DeclaredSymbols.Types(code).Select(static t => ((ISymbol)t, (ITypeSymbol)t)),
        ];

        foreach ((ISymbol symbol, ITypeSymbol type) in typed.Where(static t => t.Type.TypeKind is TypeKind.Delegate or TypeKind.FunctionPointer))
        {
            yield return code.Violation(Id, symbol.DeclaringSyntaxReferences[0].GetSyntax(), $"declares a delegate, {type.Name}");
        }
    }

    private static string? Why(IOperation operation) => operation switch
    {
        IDelegateCreationOperation { Parent: not IDelegateCreationOperation } => "a delegate",
        IAnonymousFunctionOperation { Parent: not IDelegateCreationOperation } => "a lambda",
        IMethodReferenceOperation { Parent: not IDelegateCreationOperation } => "a method group",
        ILocalFunctionOperation { Symbol.IsStatic: false } => "a local function that may capture: it is not static",
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } => "a call through a delegate",
        IFunctionPointerInvocationOperation => "a call through a function pointer",
        _ => null,
    };
}
