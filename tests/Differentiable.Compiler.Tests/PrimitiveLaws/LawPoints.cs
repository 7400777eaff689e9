using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>The points at which laws are checked.</summary>
internal static class LawPoints
{
    /// <summary>The entry's own smooth points; a primitive that is linear everywhere may leave them out, and gets these.</summary>
    public static IEnumerable<double[]> Smooth(Primitive primitive) =>
        primitive.Samples.Length > 0 ? primitive.Samples : Grid(primitive, [0.3, -1.7]);

    /// <summary>All argument lists made of the given numbers; integers, truth values and enumerations take a few values of their own.</summary>
    public static IEnumerable<double[]> Grid(Primitive primitive, double[] numbers) => primitive.Signature.Parameters.Aggregate(
        (IEnumerable<double[]>)[[]],
        (lists, slot) => lists.SelectMany(list => Values(slot, numbers).Select(value => (double[])[.. list, value])));

    /// <summary>A vector without symmetry, of numbers that products with do not round much.</summary>
    public static double[] Vector(int count, double first) => [.. Enumerable.Range(0, count).Select(i => first - (0.5 * i) + (0.125 * i * i))];

    private static double[] Values(SlotKind slot, double[] numbers) => slot switch
    {
        SlotKind.Int32 => [3, 2, -2],
        SlotKind.Boolean => [0, 1],
        SlotKind.Enum => [0, 1],
        _ => numbers,
    };
}
