using Microsoft.CodeAnalysis;

namespace Differentiable.Testing.Purity;

/// <summary>Checks emitted code against the emission contract: single assignment, no heap, no state, linear pullbacks.</summary>
public static class PurityChecker
{
    public static IReadOnlyList<IPurityProperty> Properties { get; } =
    [
        new P1Assignments(),
        new P2Allocation(),
        new P3StaticState(),
        new P4Closures(),
        new P5Calls(),
        new P6References(),
        new P7Linearity(),
        new P8Writes(),
    ];

    /// <summary>All violations, by property and place. Throws if the emitted code does not compile.</summary>
    public static IReadOnlyList<PurityViolation> Check(Compilation compilation, IEnumerable<SyntaxTree> emittedTrees)
    {
        EmittedCode code = new(compilation, emittedTrees);
        return [.. Properties.SelectMany(property => property.Check(code)).Distinct()];
    }
}
