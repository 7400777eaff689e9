using System.Collections.Frozen;

namespace Differentiable.Testing.Purity;

/// <summary>The weights of the cheap-gradient bound, in additions.</summary>
/// <remarks>
/// They stand for latency on current processors, roughly: simple arithmetic 1, a division or square root 4, an elementary function 10,
/// a power 20 as it is an exponential and a logarithm. A strong zero weighs what it is made of: a comparison and a choice beside its
/// multiplication or division, so that it costs the same whether the runtime or the emitted code spells it out.
/// </remarks>
public static class OperationCosts
{
    private const int Simple = 1;
    private const int Division = 4;
    private const int ElementaryFunction = 10;

    /// <summary>Weights of functions, by <c>Type.Method</c> or by the method's name alone. All others are elementary functions.</summary>
    public static FrozenDictionary<string, int> OfCalls { get; } = new Dictionary<string, int>
    {
        ["StrongZero.Multiply"] = 2 * Simple + Simple,
        ["StrongZero.Divide"] = 2 * Simple + Division,
        ["Pow"] = 2 * ElementaryFunction,

        // One range reduction serves both: measured at 1.2 to 1.4 times a sine.
        ["SinCos"] = 12,
        ["Sqrt"] = Division,
        ["ReciprocalEstimate"] = Division,
        ["ReciprocalSqrtEstimate"] = Division,
        ["DivRem"] = Division,
        ["FusedMultiplyAdd"] = 2 * Simple,
        ["Clamp"] = 2 * Simple,
        ["Abs"] = Simple,
        ["Max"] = Simple,
        ["Min"] = Simple,
        ["Sign"] = Simple,
        ["CopySign"] = Simple,
        ["Floor"] = Simple,
        ["Ceiling"] = Simple,
        ["Round"] = Simple,
        ["Truncate"] = Simple,
        ["IsNaN"] = Simple,
        ["IsFinite"] = Simple,
        ["IsInfinity"] = Simple,
        ["IsNegative"] = Simple,
        ["IsPositiveInfinity"] = Simple,
        ["IsNegativeInfinity"] = Simple,
        ["BitIncrement"] = Simple,
        ["BitDecrement"] = Simple,

        // Lanes are filled two numbers at a time, and read one by one.
        ["Vector128.Create"] = Simple,
        ["Vector256.Create"] = 2 * Simple,
        ["GetElement"] = Simple,
        ["Vector256.Sum"] = 2 * Simple,

        // A view is an address and a length.
        ["Slice"] = Simple,
        ["AsSpan"] = Simple,
        ["GetLength"] = Simple,
    }.ToFrozenDictionary();

    public static int Of(OperationCounts counts) =>
        Simple * (counts.Add + counts.Subtract + counts.Multiply + counts.Negate)
        + Simple * (counts.Compare + counts.Select + counts.Convert + counts.Logic + counts.Integer)
        + Division * (counts.Divide + counts.Remainder)
        + counts.Calls.Sum(static call => call.Value * OfCall(call.Key));

    /// <summary>The weight of a function without a body in the compilation.</summary>
    public static int OfCall(string name)
    {
        string method = name[(name.LastIndexOf('.') + 1)..];

        if (OfCalls.TryGetValue(name, out int cost) || OfCalls.TryGetValue(method, out cost))
        {
            return cost;
        }

        return method.StartsWith("ThrowIf", StringComparison.Ordinal) ? Simple : ElementaryFunction;
    }
}
