using E = Differentiable.Integration.Tests.ArrayResults.InlineArrayExamples;

namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>The examples with inline arrays, with flat inputs and results.</summary>
internal static class InlineArrayCases
{
    private static readonly double[] Six = [0.4, -0.3, 0.8, 1.1, -0.6, 0.2];

    public static IReadOnlyList<VectorValuedCase> All { get; } =
    [
        new(
            "Cross",
            Six,
            static x => Flat(E.Cross(Vec(x), Vec(x[3..]))),
            static (x, t) => E.CrossJvp(Vec(x), Vec(x[3..]), t.AsSpan(0, 3), t.AsSpan(3)) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.CrossVjp(Vec(x), Vec(x[3..]), w) is var (value, (a, b)) ? (Flat(value), [.. Flat(a), .. Flat(b)]) : default,
            static x => E.CrossJacobian(Vec(x), Vec(x[3..]))),
        new(
            "Reversed",
            Six[..4],
            static x => Flat(E.Reversed(Vec(x), x[3])),
            static (x, t) => E.ReversedJvp(Vec(x), x[3], t.AsSpan(0, 3), t[3]) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.ReversedVjp(Vec(x), x[3], w) is var (value, (a, k)) ? (Flat(value), [.. Flat(a), k]) : default,
            static x => E.ReversedJacobian(Vec(x), x[3])),
        .. new[] { -1.0, 2, 7, 12 }.Select(static k => new VectorValuedCase(
            $"Choose {k}",
            [0.7, k, .. Six[..3]],
            static x => Flat(E.Choose(x[..1], x[1], Vec(x[2..]))),
            static (x, t) => E.ChooseJvp(x[..1], x[1], Vec(x[2..]), t.AsSpan(0, 1), t[1], t.AsSpan(2)) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.ChooseVjp(x[..1], x[1], Vec(x[2..]), w) is var (value, (array, number, b)) ? (Flat(value), [.. array, number, .. Flat(b)]) : default,
            static x => E.ChooseJacobian(x[..1], x[1], Vec(x[2..])))),
        new(
            "Narrow",
            Six[..4],
            static x => Flat(E.Narrow(Vec(x), x[3])),
            static (x, t) => E.NarrowJvp(Vec(x), x[3], t.AsSpan(0, 3), t[3]) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.NarrowVjp(Vec(x), x[3], Narrow(w)) is var (value, (a, k)) ? (Flat(value), [.. Flat(a), k]) : default,
            static x => E.NarrowJacobian(Vec(x), x[3])) { IsSingle = true },
        new(
            "Spread",
            Six[..5],
            static x => E.Spread(Vec(x), Single(x[3..])),
            static (x, t) => E.SpreadJvp(Vec(x), Single(x[3..]), t.AsSpan(0, 3), Narrow(t[3..])),
            static (x, w) => E.SpreadVjp(Vec(x), Single(x[3..]), w) is var (value, (a, t)) ? (value, [.. Flat(a), .. Flat(t)]) : default,
            static x => E.SpreadJacobian(Vec(x), Single(x[3..]))) { IsSingle = true },
        new(
            "Pair of an inline array",
            Six[..4],
            static x => E.Pair(Vec(x), x[3]) is var (first, second) ? [first, second] : [],
            static (x, t) => E.PairJvp(Vec(x), x[3], t.AsSpan(0, 3), t[3]) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static (x, w) => E.PairVjp(Vec(x), x[3], w[0], w[1]) is var ((a, b), (array, k)) ? ([a, b], [.. Flat(array), k]) : default,
            static x => E.PairJacobian(Vec(x), x[3])),
        new(
            "Weighted",
            Six[..2],
            static x => E.Weighted(Vec(Six), x[0], x[1]) is var (first, second) ? [first, second] : [],
            static (x, t) => E.WeightedJvp(Vec(Six), x[0], x[1], t[0], t[1]) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static (x, w) => E.WeightedVjp(Vec(Six), x[0], x[1], w[0], w[1]) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static x => E.WeightedJacobian(Vec(Six), x[0], x[1])),
        new(
            "Fill",
            Six[..3],
            static x => Filled(y => E.Fill(Vec(x), y)),
            static (x, t) => With(y => E.FillJvp(Vec(x), y, t)),
            static (x, w) => With(y => Flat(E.FillVjp(Vec(x), y, w))),
            static x => E.FillJacobian(Vec(x), new double[3])),
        OfNumber("Dot", Six, static x => E.Dot(Vec(x), Vec(x[3..])), static (x, t) => E.DotJvp(Vec(x), Vec(x[3..]), Vec(t), Vec(t[3..])), static x => E.DotValueAndGradient(Vec(x), Vec(x[3..])) is var (value, (a, b)) ? (value, [.. Flat(a), .. Flat(b)]) : default),
        OfNumber(
            "Triple",
            [.. Six, 0.9, -1.2, 0.5],
            static x => E.Triple(Vec(x), Vec(x[3..]), Vec(x[6..])),
            static (x, t) => E.TripleJvp(Vec(x), Vec(x[3..]), Vec(x[6..]), Vec(t), Vec(t[3..]), Vec(t[6..])),
            static x => E.TripleValueAndGradient(Vec(x), Vec(x[3..]), Vec(x[6..])) is var (value, (a, b, c)) ? (value, [.. Flat(a), .. Flat(b), .. Flat(c)]) : default),
        OfNumber(
            "Mixed inline arrays",
            [.. Six, 0.9, -1.2],
            static x => E.Mixed(Vec(x), x[3..5], x[5], Single(x[6..]), At),
            static (x, t) => E.MixedJvp(Vec(x), x[3..5], x[5], Single(x[6..]), At, Vec(t), t[3..5], t[5], Single(t[6..])),
            static x => E.MixedValueAndGradient(Vec(x), x[3..5], x[5], Single(x[6..]), At) is var (value, (a, array, k, t)) ? (value, [.. Flat(a), .. array, k, .. Flat(t)]) : default) with { IsSingle = true },
        OfNumber("AsSpan", Six[..3], static x => E.AsSpan(Vec(x)), static (x, t) => E.AsSpanJvp(Vec(x), Vec(t)), static x => E.AsSpanValueAndGradient(Vec(x)) is var (value, a) ? (value, Flat(a)) : default),
    ];

    public static Index2 At
    {
        get
        {
            Index2 index = default;
            index[1] = 2;
            return index;
        }
    }

    public static Vec3 Vec(double[] numbers)
    {
        Vec3 vector = default;
        numbers.AsSpan(0, 3).CopyTo(vector);
        return vector;
    }

    public static double[] Flat(Vec3 vector) => [.. vector];

    private static double[] Flat(Single2 pair) => [pair[0], pair[1]];

    private static Single2 Single(double[] numbers)
    {
        Single2 pair = default;
        (pair[0], pair[1]) = ((float)numbers[0], (float)numbers[1]);
        return pair;
    }

    private static float[] Narrow(double[] numbers) => [.. numbers.Select(static number => (float)number)];

    private static double[] Filled(Action<double[]> fill)
    {
        double[] y = new double[3];
        fill(y);
        return y;
    }

    private static (double[] Value, double[] Derivative) With(Func<double[], double[]> derive)
    {
        double[] y = new double[3];
        double[] derivative = derive(y);
        return (y, derivative);
    }

    /// <summary>A method with one number for its result: its gradient is the only row of its Jacobian.</summary>
    private static VectorValuedCase OfNumber(
        string name,
        double[] at,
        Func<double[], double> value,
        Func<double[], double[], (double Value, double Tangent)> jvp,
        Func<double[], (double Value, double[] Gradient)> gradient) => new(
            name,
            at,
            x => [value(x)],
            (x, t) => jvp(x, t) is var (result, tangent) ? ([result], [tangent]) : default,
            (x, w) => gradient(x) is var (result, partials) ? ([result], [.. partials.Select(partial => w[0] * partial)]) : default,
            x =>
            {
                double[] partials = gradient(x).Gradient;
                double[,] row = new double[1, partials.Length];
                Buffer.BlockCopy(partials, 0, row, 0, partials.Length * sizeof(double));
                return row;
            });
}
