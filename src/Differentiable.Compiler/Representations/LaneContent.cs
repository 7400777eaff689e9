using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>What is known of a vector in lanes.</summary>
/// <param name="isLive">For each lane that is used, whether it is not a structural zero.</param>
/// <param name="numbers">The atom in each lane, null for a structural zero; null as a whole where the lanes were computed together.</param>
internal sealed class LaneContent(bool[] isLive, Atom?[]? numbers)
{
    public bool[] IsLive => isLive;

    public Atom?[]? Numbers => numbers;

    public bool IsFull => isLive.All(static live => live);

    public static LaneContent Zero(int lanes) => new(new bool[lanes], new Atom?[lanes]);

    public static LaneContent Full(int lanes) => new([.. Enumerable.Repeat(true, lanes)], null);

    public static bool[] Union(LaneContent left, LaneContent right) => [.. left.IsLive.Zip(right.IsLive, static (x, y) => x || y)];

    public static bool Overlap(LaneContent left, LaneContent right) => left.IsLive.Zip(right.IsLive, static (x, y) => x && y).Any(static both => both);
}
