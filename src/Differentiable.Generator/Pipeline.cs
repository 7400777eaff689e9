using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Structured;
using Differentiable.Compiler.Vectorization;
using Differentiable.CSharp;
using Differentiable.CSharp.Caching;
using Differentiable.CSharp.Emission;
using Differentiable.CSharp.Models;
using Differentiable.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Differentiable.Generator;

/// <summary>One function for each stage: value in, value out.</summary>
internal static class Pipeline
{
    public static Stage<LoweredMethod, NormalizedMethod> Normalized { get; } = new(Normalize);

    public static Stage<NormalizedMethod, LinearizedMethod> Linearized { get; } = new(Linearize);

    public static Stage<LinearizedMethod, RepresentedMethod> Represented { get; } = new(Represent);

    public static Stage<RepresentedMethod, RepresentedMethod> Simplified { get; } = new(Simplify);

    public static Stage<RepresentedMethod, GeneratedFile> Emitted { get; } = new(Emit);

    public static LoweredMethod? LowerDifferentiable(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) => context.TargetSymbol is IMethodSymbol method
        ? Ahead.Derive(LoweringCache.LowerDifferentiable(method, context.SemanticModel.Compilation, cancellation), context.SemanticModel.Compilation, cancellation)
        : null;

    public static LoweredMethod? LowerDeclaredDerivative(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) => context.TargetSymbol is IMethodSymbol method
        ? Ahead.Derive(LoweringCache.LowerDeclaredDerivative(method, context.SemanticModel.Compilation, cancellation), context.SemanticModel.Compilation, cancellation)
        : null;

    private static NormalizedMethod Normalize(LoweredMethod method) =>
        new(method.Header, Normalize(method.Program, method.Header), Normalize(method.Expanded, method.Header), Length(method.Length));

    private static LinearizedMethod Linearize(NormalizedMethod method) => new(method.Header, Linearize(method.Program), Linearize(method.Expanded), method.Length);

    private static RepresentedMethod Represent(LinearizedMethod method)
    {
        if (method.Program is not { } program)
        {
            return new(method.Header, null, null);
        }

        Linearization expanded = method.Expanded ?? program;
        GradientModeChoice? choice = method.Header.Members.Any(static member => IsGradient(member.Mode)) ? GradientModeChoice.Of(program, method.Header.Gradient) : null;
        IEnumerable<Function> functions = method.Header.Members.Select(member => Passes.Run(Stages.Represent, () => member.Mode switch
        {
            var mode when IsGradient(mode) => OutermostGradient.Represent(program, mode, choice!),
            Mode.Vjp when choice?.Vjp is { } vjp => vjp,
            Mode.Jacobian => OutermostJacobian.Represent(program, method.Header.Gradient),
            Mode.Hvp or Mode.Hessian => Modes.Represent(expanded, member.Mode),
            _ => Modes.Represent(program, member.Mode),
        }));
        return new(method.Header, functions.ToEquatableArray(), method.Length);
    }

    private static RepresentedMethod Simplify(RepresentedMethod method) =>
        method with { Functions = method.Functions?.Select(static function => Passes.Run(Stages.Simplify, () => TakenElements.Set(Vectorizer.Vectorize(Fusion.Fuse(Simplifier.Finish(function)))))).ToEquatableArray() };

    private static GeneratedFile Emit(RepresentedMethod method) => FileEmitter.Emit(method.Header, method.Functions, method.Length);

    /// <summary>Only gradients can be computed in more than one way.</summary>
    private static bool IsGradient(Mode mode) => mode is Mode.Gradient or Mode.ValueAndGradient;

    private static Function? Normalize(StructuredFunction? program, MethodHeader header) => program is null
        ? null
        : Passes.Run(Stages.Normalize, () => Partitioning.Cut(ElementHoisting.Hoist(Forwarding.Forward(Unrolling.Unroll(Simplifier.Simplify(Privatization.Privatize(Accumulation.Find(Simplifier.Simplify(Normalizer.Normalize(program))))), header.LoopUnrolling))))) with { IsLoopMemoryGiven = header.LoopMemory > 0 };

    private static Function? Length(StructuredFunction? program) => program is null ? null : Passes.Run(Stages.Normalize, () => LengthOnly.Of(Normalizer.Normalize(program)));

    private static Linearization? Linearize(Function? function) => function is null ? null : Linearizer.Linearize(function);
}
