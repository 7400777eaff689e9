namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>The examples with flat inputs and results.</summary>
internal static class VectorValuedCases
{
    private static readonly double[] X = [0.7, -0.4, 1.3, 0.25, -0.9, 0.6];
    private static readonly double[] Twelve = [0.4, -0.3, 0.8, 1.1, -0.6, 0.2, 0.9, -1.2, 0.5, 0.7, -0.1, 0.3];
    private static readonly int[] Index = [0, 3, 3, 1, 5, 3];

    public static IReadOnlyList<VectorValuedCase> All { get; } =
    [
        OfArray("Identity", X, ArrayResultExamples.Identity, static (x, t) => ArrayResultExamples.IdentityJvp(x, t), static (x, w) => ArrayResultExamples.IdentityVjp(x, w), ArrayResultExamples.IdentityJacobian),
        OfArray("Map", X, ArrayResultExamples.Map, static (x, t) => ArrayResultExamples.MapJvp(x, t), static (x, w) => ArrayResultExamples.MapVjp(x, w), ArrayResultExamples.MapJacobian),
        OfArray("Map of nothing", [], ArrayResultExamples.Map, static (x, t) => ArrayResultExamples.MapJvp(x, t), static (x, w) => ArrayResultExamples.MapVjp(x, w), ArrayResultExamples.MapJacobian),
        OfArray("CumulativeSum", X, ArrayResultExamples.CumulativeSum, static (x, t) => ArrayResultExamples.CumulativeSumJvp(x, t), static (x, w) => ArrayResultExamples.CumulativeSumVjp(x, w), ArrayResultExamples.CumulativeSumJacobian),
        OfArray(
            "Gather",
            X,
            static x => ArrayResultExamples.Gather(x, Index),
            static (x, t) => ArrayResultExamples.GatherJvp(x, Index, t),
            static (x, w) => ArrayResultExamples.GatherVjp(x, Index, w),
            static x => ArrayResultExamples.GatherJacobian(x, Index)),
        .. new[] { 0, 1, 5 }.Select(static n => new VectorValuedCase(
            $"Replicate {n}",
            [0.7],
            x => ArrayResultExamples.Replicate(x[0], n),
            (x, t) => ArrayResultExamples.ReplicateJvp(x[0], n, t[0]),
            (x, w) => ArrayResultExamples.ReplicateVjp(x[0], n, w) is var (value, cotangent) ? (value, [cotangent]) : default,
            x => ArrayResultExamples.ReplicateJacobian(x[0], n))),
        OfMatrix("MatrixVector", ArrayResultExamples.MatrixVector, static (a, x, s, t) => ArrayResultExamples.MatrixVectorJvp(a, x, s, t), static (a, x, w) => ArrayResultExamples.MatrixVectorVjp(a, x, w), ArrayResultExamples.MatrixVectorJacobian),
        OfMatrix("ByColumns", ArrayResultExamples.ByColumns, static (a, x, s, t) => ArrayResultExamples.ByColumnsJvp(a, x, s, t), static (a, x, w) => ArrayResultExamples.ByColumnsVjp(a, x, w), ArrayResultExamples.ByColumnsJacobian),
        OfMatrix("ByRows", ArrayResultExamples.ByRows, static (a, x, s, t) => ArrayResultExamples.ByRowsJvp(a, x, s, t), static (a, x, w) => ArrayResultExamples.ByRowsVjp(a, x, w), ArrayResultExamples.ByRowsJacobian),
        .. new[] { 0, 1, 2, 7 }.Select(static steps => new VectorValuedCase(
            $"Heat {steps}",
            [.. X, 0.2],
            x => ArrayResultExamples.Heat(x[..6], x[6], steps),
            (x, t) => ArrayResultExamples.HeatJvp(x[..6], x[6], steps, t.AsSpan(0, 6), t[6]),
            (x, w) => ArrayResultExamples.HeatVjp(x[..6], x[6], steps, w) is var (value, (u, k)) ? (value, [.. u, k]) : default,
            x => ArrayResultExamples.HeatJacobian(x[..6], x[6], steps))),
        .. new[] { 0, 1, 2, 5, 6, 7, 9 }.Select(static n => new VectorValuedCase(
            $"Ends {n}",
            [0.7, -0.4],
            x => ArrayResultExamples.Ends(x[0], x[1], n),
            (x, t) => ArrayResultExamples.EndsJvp(x[0], x[1], n, t[0], t[1]),
            (x, w) => ArrayResultExamples.EndsVjp(x[0], x[1], n, w) is var (value, (a, b)) ? (value, [a, b]) : default,
            x => ArrayResultExamples.EndsJacobian(x[0], x[1], n))),
        .. new[] { 0.5, 1.7, 13 }.Select(static at => new VectorValuedCase(
            $"Halvings of {at}",
            [at],
            static x => ArrayResultExamples.Halvings(x[0]),
            static (x, t) => ArrayResultExamples.HalvingsJvp(x[0], t[0]),
            static (x, w) => ArrayResultExamples.HalvingsVjp(x[0], w) is var (value, cotangent) ? (value, [cotangent]) : default,
            static x => ArrayResultExamples.HalvingsJacobian(x[0]))),
        new(
            "Singles",
            [.. X, 0.8],
            static x => Wide(ArrayResultExamples.Singles(Narrow(x[..6]), (float)x[6])),
            static (x, t) => ArrayResultExamples.SinglesJvp(Narrow(x[..6]), (float)x[6], Narrow(t[..6]), (float)t[6]) is var (value, tangent) ? (Wide(value), Wide(tangent)) : default,
            static (x, w) => ArrayResultExamples.SinglesVjp(Narrow(x[..6]), (float)x[6], Narrow(w)) is var (value, (array, scale)) ? (Wide(value), [.. Wide(array), scale]) : default,
            static x => Wide(ArrayResultExamples.SinglesJacobian(Narrow(x[..6]), (float)x[6])))
        { IsSingle = true },
        new(
            "Mixed",
            [.. X, .. X, 0.8],
            static x => Wide(ArrayResultExamples.Mixed(x[..6], Narrow(x[6..12]), (float)x[12])),
            static (x, t) => ArrayResultExamples.MixedJvp(x[..6], Narrow(x[6..12]), (float)x[12], t[..6], Narrow(t[6..12]), (float)t[12]) is var (value, tangent) ? (Wide(value), Wide(tangent)) : default,
            static (x, w) => ArrayResultExamples.MixedVjp(x[..6], Narrow(x[6..12]), (float)x[12], Narrow(w)) is var (value, (array, weights, bias)) ? (Wide(value), [.. array, .. Wide(weights), bias]) : default,
            static x => ArrayResultExamples.MixedJacobian(x[..6], Narrow(x[6..12]), (float)x[12]))
        { IsSingle = true },
        new(
            "Moments",
            [.. X, 0.8],
            static x => ArrayResultExamples.Moments(x[..6], x[6]) is var (sum, last, scaled) ? [sum, last, scaled] : [],
            static (x, t) => ArrayResultExamples.MomentsJvp(x[..6], x[6], t.AsSpan(0, 6), t[6]) is var ((a, b, c), (d, e, f)) ? ([a, b, c], [d, e, f]) : default,
            static (x, w) => ArrayResultExamples.MomentsVjp(x[..6], x[6], w[0], w[1], w[2]) is var ((a, b, c), (array, number)) ? ([a, b, c], [.. array, number]) : default,
            static x => ArrayResultExamples.MomentsJacobian(x[..6], x[6])),
        new(
            "Pair",
            [.. X, 0.5, 0.25],
            static x => ArrayResultExamples.Pair(x[..6], Narrow(x[6..])) is var (product, sum) ? [product, sum] : [],
            static (x, t) => ArrayResultExamples.PairJvp(x[..6], Narrow(x[6..]), t.AsSpan(0, 6), Narrow(t[6..])) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static (x, w) => ArrayResultExamples.PairVjp(x[..6], Narrow(x[6..]), w[0], (float)w[1]) is var ((a, b), (array, singles)) ? ([a, b], [.. array, .. Wide(singles)]) : default,
            static x => ArrayResultExamples.PairJacobian(x[..6], Narrow(x[6..])))
        { IsSingle = true },
        new(
            "Diffuse",
            [.. X, 0.2],
            static x => Filled(6, y => SpanExamples.Diffuse(x.AsSpan(0, 6), x[6], y)),
            static (x, t) => WithValue(6, y => SpanExamples.DiffuseJvp(x.AsSpan(0, 6), x[6], y, t.AsSpan(0, 6), t[6])),
            static (x, w) => WithValue(6, y => SpanExamples.DiffuseVjp(x.AsSpan(0, 6), x[6], y, w) is var (u, k) ? [.. u, k] : []),
            static x => SpanExamples.DiffuseJacobian(x.AsSpan(0, 6), x[6], new double[6])),
        new(
            "Update",
            [.. X, 0.2],
            static x => Filled(6, y => SpanExamples.Update(x[..6], x[6], y), 2),
            static (x, t) => WithValue(6, y => SpanExamples.UpdateJvp(x[..6], x[6], y, t.AsSpan(0, 6), t[6]), 2),
            static (x, w) => WithValue(6, y => SpanExamples.UpdateVjp(x[..6], x[6], y, w) is var (array, rate) ? [.. array, rate] : [], 2),
            static x => SpanExamples.UpdateJacobian(x[..6], x[6], [2, 2, 2, 2, 2, 2])),
        .. new[] { 0, 1, 6 }.Select(static n => new VectorValuedCase(
            $"Recurrence {n}",
            [0.8, .. X],
            x => Filled(n, y => SpanExamples.Recurrence(x[0], x[1..], y)),
            (x, t) => WithValue(n, y => SpanExamples.RecurrenceJvp(x[0], x[1..], y, t[0], t.AsSpan(1))),
            (x, w) => WithValue(n, y => SpanExamples.RecurrenceVjp(x[0], x[1..], y, w) is var (a, array) ? [a, .. array] : []),
            x => SpanExamples.RecurrenceJacobian(x[0], x[1..], new double[n]))),
        .. new[] { 0.7, -0.7 }.Select(static at => new VectorValuedCase(
            $"ReadBack at {at}",
            [.. X, at],
            static x => Filled(6, y => CombinedExamples.ReadBack(x[..6], x[6], y)),
            static (x, t) => WithValue(6, y => CombinedExamples.ReadBackJvp(x[..6], x[6], y, t.AsSpan(0, 6), t[6])),
            static (x, w) => WithValue(6, y => CombinedExamples.ReadBackVjp(x[..6], x[6], y, w) is var (array, k) ? [.. array, k] : []),
            static x => CombinedExamples.ReadBackJacobian(x[..6], x[6], new double[6]))),
        new(
            "TensorsInParts",
            X,
            static x => Filled(13, y => CombinedExamples.TensorsInParts(x, y)),
            static (x, t) => WithValue(13, y => CombinedExamples.TensorsInPartsJvp(x, y, t)),
            static (x, w) => WithValue(13, y => CombinedExamples.TensorsInPartsVjp(x, y, w)),
            static x => CombinedExamples.TensorsInPartsJacobian(x, new double[13])),
        .. new[] { 0, 1, 3, 6 }.Select(static n => new VectorValuedCase(
            $"Copies {n}",
            [0.7, 1.4, 1.3, 0.9, 1.1],
            x => CombinedExamples.Copies(x, n),
            (x, t) => CombinedExamples.CopiesJvp(x, n, t),
            (x, w) => CombinedExamples.CopiesVjp(x, n, w),
            x => CombinedExamples.CopiesJacobian(x, n))),
        .. new[] { 0.05, 0.6, 1.3, 3 }.Select(static at => new VectorValuedCase(
            $"DataDependent at {at}",
            [at],
            static x => Filled(6, y => CombinedExamples.DataDependent(x[0], y)),
            static (x, t) => WithValue(6, y => CombinedExamples.DataDependentJvp(x[0], y, t[0])),
            static (x, w) => WithValue(6, y => [CombinedExamples.DataDependentVjp(x[0], y, w)]),
            static x => CombinedExamples.DataDependentJacobian(x[0], new double[6]))),
        new("Both", [.. X, 0.3], BothValue, BothJvp, BothVjp, static x => SpanExamples.BothJacobian(x[..6], x[6], new double[6], new float[2])) { IsSingle = true },
        new(
            "Padded",
            X,
            static x => Filled(8, y => SpanExamples.Padded(x, y)),
            static (x, t) => WithValue(8, y => SpanExamples.PaddedJvp(x, y, t)),
            static (x, w) => WithValue(8, y => SpanExamples.PaddedVjp(x, y, w)),
            static x => SpanExamples.PaddedJacobian(x, new double[8])),
        new(
            "Softmax",
            X,
            static x => Filled(6, y => SpanExamples.Softmax(x, y)),
            static (x, t) => WithValue(6, y => SpanExamples.SoftmaxJvp(x, y, t)),
            static (x, w) => WithValue(6, y => SpanExamples.SoftmaxVjp(x, y, w)),
            static x => SpanExamples.SoftmaxJacobian(x, new double[6])),
        new(
            "Members",
            [.. X, 0.7, -0.4, 1.3],
            static x => CombinedExamples.Members(x[..6], x[6], x[7], x[8]),
            static (x, t) => CombinedExamples.MembersJvp(x[..6], x[6], x[7], x[8], t.AsSpan(0, 6), t[6], t[7], t[8]),
            static (x, w) => CombinedExamples.MembersVjp(x[..6], x[6], x[7], x[8], w) is var (value, (array, a, b, c)) ? (value, [.. array, a, b, c]) : default,
            static x => CombinedExamples.MembersJacobian(x[..6], x[6], x[7], x[8])),
        new(
            "Composed",
            [.. X, 0.2],
            static x => Filled(7, y => SpanExamples.Composed(x[..6], x[6], y)),
            static (x, t) => WithValue(7, y => SpanExamples.ComposedJvp(x[..6], x[6], y, t.AsSpan(0, 6), t[6])),
            static (x, w) => WithValue(7, y => SpanExamples.ComposedVjp(x[..6], x[6], y, w) is var (array, k) ? [.. array, k] : []),
            static x => SpanExamples.ComposedJacobian(x[..6], x[6], new double[7])),
    ];

    /// <summary>All of these, and those of the other kinds.</summary>
    public static IEnumerable<VectorValuedCase> OfAllKinds => [.. All, .. MatrixValuedCases.All, .. InlineArrayCases.All, .. RowsTogetherCases.All];

    public static VectorValuedCase Find(string name) => OfAllKinds.Single(@case => @case.Name == name);

    private static VectorValuedCase OfArray(
        string name,
        double[] at,
        Func<double[], double[]> value,
        Func<double[], double[], (double[] Value, double[] Tangent)> jvp,
        Func<double[], double[], (double[] Value, double[] Cotangent)> vjp,
        Func<double[], double[,]> jacobian) => new(name, at, value, jvp, vjp, jacobian);

    private static VectorValuedCase OfMatrix(
        string name,
        Func<double[], double[], double[]> value,
        Func<double[], double[], double[], double[], (double[] Value, double[] Tangent)> jvp,
        Func<double[], double[], double[], (double[] Value, (double[] A, double[] X) Cotangent)> vjp,
        Func<double[], double[], double[,]> jacobian) => new(
            name,
            [.. Twelve, .. X[..4]],
            x => value(x[..12], x[12..]),
            (x, t) => jvp(x[..12], x[12..], t[..12], t[12..]),
            (x, w) => vjp(x[..12], x[12..], w) is var (result, (a, b)) ? (result, [.. a, .. b]) : default,
            x => jacobian(x[..12], x[12..]));

    private static double[] Filled(int length, Action<double[]> fill, double before = 0)
    {
        double[] y = [.. Enumerable.Repeat(before, length)];
        fill(y);
        return y;
    }

    private static (double[] Value, double[] Derivative) WithValue(int length, Func<double[], double[]> derive, double before = 0)
    {
        double[] y = [.. Enumerable.Repeat(before, length)];
        double[] derivative = derive(y);
        return (y, derivative);
    }

    private static double[] BothValue(double[] x)
    {
        (double[] squares, float[] sums) = (new double[6], new float[2]);
        SpanExamples.Both(x[..6], x[6], squares, sums);
        return [.. squares, .. Wide(sums)];
    }

    private static (double[] Value, double[] Tangent) BothJvp(double[] x, double[] t)
    {
        (double[] squares, float[] sums) = (new double[6], new float[2]);
        (double[] ofSquares, float[] ofSums) = SpanExamples.BothJvp(x[..6], x[6], squares, sums, t.AsSpan(0, 6), t[6]);
        return ([.. squares, .. Wide(sums)], [.. ofSquares, .. Wide(ofSums)]);
    }

    private static (double[] Value, double[] Cotangent) BothVjp(double[] x, double[] w)
    {
        (double[] squares, float[] sums) = (new double[6], new float[2]);
        (double[] array, double c) = SpanExamples.BothVjp(x[..6], x[6], squares, sums, w.AsSpan(0, 6), Narrow(w[6..]));
        return ([.. squares, .. Wide(sums)], [.. array, c]);
    }

    private static float[] Narrow(double[] x) => [.. x.Select(static number => (float)number)];

    private static double[] Wide(float[] x) => [.. x.Select(static number => (double)number)];

    private static double[,] Wide(float[,] x)
    {
        double[,] wide = new double[x.GetLength(0), x.GetLength(1)];

        for (int i = 0; i < x.GetLength(0); i++)
        {
            for (int j = 0; j < x.GetLength(1); j++)
            {
                wide[i, j] = x[i, j];
            }
        }

        return wide;
    }
}
