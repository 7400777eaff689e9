namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>Few numbers of arrays, with flat inputs and results.</summary>
internal static class RowsTogetherCases
{
    private static readonly double[] Camera = [0.4, -0.3, 0.8];
    private static readonly double[] Point = [1.1, -0.6];

    public static IReadOnlyList<VectorValuedCase> All { get; } =
    [
        .. new[] { 1.1, 0.1 }.Select(static depth => new VectorValuedCase(
            $"Projection at {depth}",
            [.. Camera, depth, -0.6, 0.7],
            static x => RowsTogetherExamples.Projection(x[..3], x.AsSpan(3, 2), x[5]) is var (near, far) ? [near, far] : [],
            static (x, t) => RowsTogetherExamples.ProjectionJvp(x[..3], x.AsSpan(3, 2), x[5], t.AsSpan(0, 3), t.AsSpan(3, 2), t[5]) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static (x, w) => RowsTogetherExamples.ProjectionVjp(x[..3], x.AsSpan(3, 2), x[5], w[0], w[1]) is var ((a, b), (camera, point, weight)) ? ([a, b], [.. camera, .. point, weight]) : default,
            static x => RowsTogetherExamples.ProjectionJacobian(x[..3], x.AsSpan(3, 2), x[5]))),
        new(
            "Trivial rows",
            [.. Camera, .. Point],
            static x => RowsTogetherExamples.Trivial(x[..3], x[3..]) is var (a, b, c) ? [a, b, c] : [],
            static (x, t) => RowsTogetherExamples.TrivialJvp(x[..3], x[3..], t.AsSpan(0, 3), t.AsSpan(3)) is var ((a, b, c), (d, e, f)) ? ([a, b, c], [d, e, f]) : default,
            static (x, w) => RowsTogetherExamples.TrivialVjp(x[..3], x[3..], w[0], w[1], w[2]) is var ((a, b, c), (ofX, ofY)) ? ([a, b, c], [.. ofX, .. ofY]) : default,
            static x => RowsTogetherExamples.TrivialJacobian(x[..3], x[3..])),
        new(
            "OwnArray",
            [.. Point, 0.7],
            static x => RowsTogetherExamples.OwnArray(x[..2], x[2]) is var (a, b) ? [a, b] : [],
            static (x, t) => RowsTogetherExamples.OwnArrayJvp(x[..2], x[2], t.AsSpan(0, 2), t[2]) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static (x, w) => RowsTogetherExamples.OwnArrayVjp(x[..2], x[2], w[0], w[1]) is var ((a, b), (array, k)) ? ([a, b], [.. array, k]) : default,
            static x => RowsTogetherExamples.OwnArrayJacobian(x[..2], x[2])),
        new(
            "Inside",
            [.. Camera, 0.5, -1.2, 0.9],
            static x => RowsTogetherExamples.Inside(InlineArrayCases.Vec(x), x[3..]) is var (a, b) ? [a, b] : [],
            static (x, t) => RowsTogetherExamples.InsideJvp(InlineArrayCases.Vec(x), x[3..], t.AsSpan(0, 3), t.AsSpan(3)) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static (x, w) => RowsTogetherExamples.InsideVjp(InlineArrayCases.Vec(x), x[3..], w[0], w[1]) is var ((a, b), (vector, array)) ? ([a, b], [.. InlineArrayCases.Flat(vector), .. array]) : default,
            static x => RowsTogetherExamples.InsideJacobian(InlineArrayCases.Vec(x), x[3..])),
        new(
            "Polar",
            Point,
            static x => RowsTogetherExamples.Polar(x) is var (a, b) ? [a, b] : [],
            static (x, t) => RowsTogetherExamples.PolarJvp(x, t) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static (x, w) => RowsTogetherExamples.PolarVjp(x, w[0], w[1]) is var ((a, b), array) ? ([a, b], array) : default,
            static x => RowsTogetherExamples.PolarJacobian(x)),
        new(
            "ByColumns of two",
            Point,
            static x => RowsTogetherExamples.ByColumns(x) is var (a, b) ? [a, b] : [],
            static (x, t) => RowsTogetherExamples.ByColumnsJvp(x, t) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static (x, w) => RowsTogetherExamples.ByColumnsVjp(x, w[0], w[1]) is var ((a, b), array) ? ([a, b], array) : default,
            static x => RowsTogetherExamples.ByColumnsJacobian(x)),
        new(
            "Five rows",
            Point,
            static x => RowsTogetherExamples.Five(x) is var (a, b, c, d, e) ? [a, b, c, d, e] : [],
            static (x, t) => RowsTogetherExamples.FiveJvp(x, t) is var (value, tangent) ? (OfFive(value), OfFive(tangent)) : default,
            static (x, w) => RowsTogetherExamples.FiveVjp(x, w[0], w[1], w[2], w[3], w[4]) is var (value, array) ? (OfFive(value), array) : default,
            static x => RowsTogetherExamples.FiveJacobian(x)),
    ];

    private static double[] OfFive((double A, double B, double C, double D, double E) five) => [five.A, five.B, five.C, five.D, five.E];
}
