using System.Text;
using Differentiable.CSharp;
using Differentiable.CSharp.Models;
using Differentiable.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Differentiable.Generator;

/// <summary>
/// Differentiates marked methods. Reports nothing: the analyzers do, through the same lowering.
/// </summary>
/// <remarks>
/// Lowering runs again for every marked method at every change, because what it means depends on the whole compilation; its result is a value without
/// symbols, so everything after it runs only for methods whose program changed, and may run ahead on other threads (<see cref="Ahead"/>).
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<LoweredMethod> marked = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.DifferentiableAttribute, IsMethod, Pipeline.LowerDifferentiable)
            .WithTrackingName(Stages.Lower)
            .Where(static method => method is not null)
            .Select(static (method, _) => method!);

        IncrementalValuesProvider<LoweredMethod> declared = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.DerivativeOfAttribute, IsMethod, Pipeline.LowerDeclaredDerivative)
            .WithTrackingName(Stages.Lower)
            .Where(static method => method is not null)
            .Select(static (method, _) => method!);

        Derive(context, marked);
        Derive(context, declared);
    }

    private static void Derive(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<LoweredMethod> methods)
    {
        IncrementalValuesProvider<NormalizedMethod> normalized = methods.Select(static (method, _) => Pipeline.Normalized.Of(method)).WithTrackingName(Stages.Normalize);
        IncrementalValuesProvider<LinearizedMethod> linearized = normalized.Select(static (method, _) => Pipeline.Linearized.Of(method)).WithTrackingName(Stages.Linearize);
        IncrementalValuesProvider<RepresentedMethod> represented = linearized.Select(static (method, _) => Pipeline.Represented.Of(method)).WithTrackingName(Stages.Represent);
        IncrementalValuesProvider<RepresentedMethod> simplified = represented.Select(static (method, _) => Pipeline.Simplified.Of(method)).WithTrackingName(Stages.Simplify);
        IncrementalValuesProvider<GeneratedFile> files = simplified.Select(static (method, _) => Pipeline.Emitted.Of(method)).WithTrackingName(Stages.Emit);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.Hint, SourceText.From(file.Source, Encoding.UTF8)));
    }

    private static bool IsMethod(SyntaxNode node, CancellationToken cancellation) => node is MethodDeclarationSyntax;
}
