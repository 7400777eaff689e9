using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Models;

namespace Differentiable.CSharp.Lowering;

/// <summary>What lowering gives: the model for the generator, and the findings for the analyzer.</summary>
/// <param name="Method">The model; null if not even stubs can be emitted.</param>
/// <param name="Findings">What is wrong with the method.</param>
public sealed record LoweringResult(LoweredMethod? Method, IReadOnlyList<Finding> Findings)
{
    /// <summary>The normal form that was checked; null if there is none. The generator makes its own, in a stage that is cached.</summary>
    internal CheckedProgram? Checked { get; init; }
}
