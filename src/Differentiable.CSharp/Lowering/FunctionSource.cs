using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Simplification;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>The programs of methods whose bodies take the place of calls.</summary>
internal static class FunctionSource
{
    /// <summary>The normal form of a method; null if it cannot be lowered, which is reported where the method itself is analysed.</summary>
    /// <param name="method">A method with source in this compilation.</param>
    /// <param name="withRespectTo">The ordinals of the parameters to differentiate in; null for all active ones.</param>
    /// <param name="expansion">The methods being expanded.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Cancels.</param>
    public static Function? Lower(
        IMethodSymbol method, IReadOnlyList<int>? withRespectTo, ExpansionStack expansion, Compilation compilation, CancellationToken cancellation) =>
        Lower(new LoweringContext(compilation, method, expansion, cancellation), withRespectTo);

    /// <summary>The program of the length of the array that a method returns, in as few statements as possible; null if it cannot be lowered.</summary>
    public static Function? LowerLength(LoweringContext context, IReadOnlyList<IrType> parameterTypes) =>
        ProgramLowering.LowerLength(context, parameterTypes) is { } program && NormalForm.Of(program, context) is { } function
            ? LengthOnly.Of(function)
            : null;

    /// <summary>The normal form of the context's method; null if it cannot be lowered, which the context then says.</summary>
    /// <param name="context">The lowering of the method.</param>
    /// <param name="withRespectTo">The ordinals of the parameters to differentiate in; null for all active ones.</param>
    /// <param name="parameterTypes">The types of the arguments, where they are known: a local array of the caller's can be written to.</param>
    public static Function? Lower(LoweringContext context, IReadOnlyList<int>? withRespectTo, IReadOnlyList<IrType>? parameterTypes = null) =>
        ProgramLowering.Lower(context, withRespectTo, parameterTypes) is { } program ? NormalForm.Of(program, context) : null;
}
