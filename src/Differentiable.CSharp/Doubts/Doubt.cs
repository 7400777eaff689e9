using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Lowering;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Doubts;

/// <summary>What is sound, and has the derivative that is documented, but is probably not meant. Only the analyzer asks, and only where there is no error.</summary>
internal static class Doubt
{
    public static IReadOnlyList<Finding> Check(IMethodSymbol method, CheckedProgram program)
    {
        DoubtfulProgram doubtful = new(method, program);
        return
        [
            .. IndependentResults.Check(doubtful),
            .. LostInSteps.Check(doubtful),
            .. Jumps.Check(doubtful),
            .. ActiveTripCounts.Check(doubtful),
            .. SingularPoints.Check(doubtful),
            .. IdleStops.Check(doubtful),
        ];
    }
}
