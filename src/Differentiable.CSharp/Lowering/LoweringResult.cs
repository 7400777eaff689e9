using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Models;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>What lowering gives: the model for the generator, and the findings for the analyzer.</summary>
/// <param name="Method">The model; null if not even stubs can be emitted.</param>
/// <param name="Findings">What is wrong with the method.</param>
public sealed record LoweringResult(LoweredMethod? Method, IReadOnlyList<Finding> Findings)
{
    /// <summary>The normal form that was checked; null if there is none. The generator makes its own, in a stage that is cached.</summary>
    internal CheckedProgram? Checked { get; init; }

    /// <summary>The files that bodies were taken from: the method's own, and those of what took the place of calls.</summary>
    public IReadOnlyCollection<SyntaxTree> BodiesFrom { get; init; } = [];

    /// <summary>The result with the program of the length of the array that the method returns.</summary>
    public LoweringResult WithLength(StructuredFunction? length) => this with { Method = Method is null ? null : Method with { Length = length } };
}
