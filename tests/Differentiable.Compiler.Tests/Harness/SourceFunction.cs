using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Structured;
using Differentiable.Compiler.Verification;
using Differentiable.CSharp.Lowering;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Compiler.Tests.Harness;

/// <summary>From C# text to the IR: what the passes under test are fed with.</summary>
internal static class SourceFunction
{
    /// <summary>The program of a method, given by its text, as lowering hands it over.</summary>
    public static StructuredFunction Structured(string method) => Lower(
        GeneratorRun.CreateCompilation($"using System; using Differentiable;\npublic static partial class Program {{ [Differentiable] public static {method} }}"),
        "Program",
        name: null);

    /// <summary>The program of a method in normal form, simplified.</summary>
    public static Function Of(string method) => Normalized(Structured(method));

    /// <summary>The only [Differentiable] method of the type, or the one of that name.</summary>
    public static StructuredFunction Lower(CSharpCompilation compilation, string type, string? name)
    {
        IMethodSymbol symbol = compilation.GetTypeByMetadataName(type)!.GetMembers().OfType<IMethodSymbol>()
            .Single(method => name is null ? method.GetAttributes().Length > 0 : method.Name == name);
        LoweringResult result = MethodLowering.LowerDifferentiable(symbol, compilation, CancellationToken.None);
        Assert.Empty(result.Findings);
        return result.Method!.Program!;
    }

    public static Function Normalized(StructuredFunction program)
    {
        Function function = Simplifier.Simplify(Normalizer.Normalize(program));
        Assert.Empty(IrVerifier.Verify(function));
        return function;
    }
}
