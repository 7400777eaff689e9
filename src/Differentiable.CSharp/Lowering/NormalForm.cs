using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Structured;
using Differentiable.Compiler.Verification;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>The normal form of what was lowered, where the user's code compiles.</summary>
internal static class NormalForm
{
    /// <summary>The function; null if lowering failed, or if the C# compiler has something to say about the method that its operations do not show.</summary>
    public static Function? Of(StructuredFunction program, LoweringContext context)
    {
        if (context.HasFailed)
        {
            return null;
        }

        Function function = Normalizer.Normalize(program);

        // A missing return and an unassigned local are errors of data flow: the operations look sound. The compiler is asked only where the program is not.
        if (IrVerifier.Verify(function).Count > 0 && !Compiles(context))
        {
            context.HasFailed = true;
            return null;
        }

        return function;
    }

    private static bool Compiles(LoweringContext context)
    {
        IMethodSymbol method = context.Method.PartialImplementationPart ?? context.Method;
        return !method.DeclaringSyntaxReferences.Any(reference => context.Compilation.GetSemanticModel(reference.SyntaxTree)
            .GetDiagnostics(reference.Span, context.Cancellation)
            .Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}
