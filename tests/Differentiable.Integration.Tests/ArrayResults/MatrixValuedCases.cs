using E = Differentiable.Integration.Tests.ArrayResults.MatrixValuedExamples;

namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>The examples with matrices, with flat inputs and results.</summary>
internal static class MatrixValuedCases
{
    private static readonly double[] Ten = [0.4, -0.3, 0.8, 1.1, -0.6, 0.2, 0.9, -1.2, 0.5, 0.7];

    public static IReadOnlyList<VectorValuedCase> All { get; } =
    [
        new(
            "Rotation",
            [0.3],
            static x => Flat(E.Rotation(x[0])),
            static (x, t) => E.RotationJvp(x[0], t[0]) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.RotationVjp(x[0], Matrix(w, 2)) is var (value, cotangent) ? (Flat(value), [cotangent]) : default,
            static x => E.RotationJacobian(x[0])),
        new(
            "Product",
            Ten,
            static x => Flat(E.Product(Matrix(x[..6], 3), Matrix(x[6..], 2))),
            static (x, t) => E.ProductJvp(Matrix(x[..6], 3), Matrix(x[6..], 2), Matrix(t[..6], 3), Matrix(t[6..], 2)) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.ProductVjp(Matrix(x[..6], 3), Matrix(x[6..], 2), Matrix(w, 3)) is var (value, (a, b)) ? (Flat(value), [.. Flat(a), .. Flat(b)]) : default,
            static x => E.ProductJacobian(Matrix(x[..6], 3), Matrix(x[6..], 2))),
        .. new[] { false, true }.Select(static isOwn => new VectorValuedCase(
            $"Outer {isOwn}",
            Ten,
            x => Flat(E.Outer(x[..6], x[6..], isOwn)),
            (x, t) => E.OuterJvp(x[..6], x[6..], isOwn, t[..6], t[6..]) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            (x, w) => E.OuterVjp(x[..6], x[6..], isOwn, Matrix(w, 6)) is var (value, (a, b)) ? (Flat(value), [.. a, .. b]) : default,
            x => E.OuterJacobian(x[..6], x[6..], isOwn))),
        new(
            "Powers of nothing",
            [],
            static x => Flat(E.Powers(x, 0)),
            static (x, t) => E.PowersJvp(x, 0, t) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.PowersVjp(x, 0, new double[0, 0]) is var (value, cotangent) ? (Flat(value), cotangent) : default,
            static x => E.PowersJacobian(x, 0)),
        new(
            "Scaled",
            [.. Ten[..6], 0.7],
            static x => Flat(E.Scaled(Narrow(x[..6], 2), x[6])),
            static (x, t) => E.ScaledJvp(Narrow(x[..6], 2), x[6], Narrow(t[..6], 2), t[6]) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.ScaledVjp(Narrow(x[..6], 2), x[6], Narrow(w, 2)) is var (value, (a, factor)) ? (Flat(value), [.. Flat(a), factor]) : default,
            static x => E.ScaledJacobian(Narrow(x[..6], 2), x[6])) { IsSingle = true },
        new(
            "Same",
            Ten,
            static x => Flat(E.Same(Matrix(x, 2))),
            static (x, t) => E.SameJvp(Matrix(x, 2), Matrix(t, 2)) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.SameVjp(Matrix(x, 2), Matrix(w, 2)) is var (value, cotangent) ? (Flat(value), Flat(cotangent)) : default,
            static x => E.SameJacobian(Matrix(x, 2))),
        new(
            "Arm",
            Ten[..8],
            static x => Flat(E.Arm(x[0], x[1], Matrix(x[2..], 2))),
            static (x, t) => E.ArmJvp(x[0], x[1], Matrix(x[2..], 2), t[0], t[1], Matrix(t[2..], 2)) is var (value, tangent) ? (Flat(value), Flat(tangent)) : default,
            static (x, w) => E.ArmVjp(x[0], x[1], Matrix(x[2..], 2), Matrix(w, 2)) is var (value, (first, second, tool)) ? (Flat(value), [first, second, .. Flat(tool)]) : default,
            static x => E.ArmJacobian(x[0], x[1], Matrix(x[2..], 2))),
        new(
            "RowNorms",
            [.. Ten, 0.3],
            static x => E.RowNorms(Rows(x), NarrowOfThree(x), x[10]),
            static (x, t) => E.RowNormsJvp(Rows(x), NarrowOfThree(x), x[10], Rows(t), NarrowOfThree(t), t[10]),
            static (x, w) => E.RowNormsVjp(Rows(x), NarrowOfThree(x), x[10], w) is var (value, (rows, weights, scale)) ? (value, [.. rows.SelectMany(static row => row), .. Flat(weights), scale]) : default,
            static x => E.RowNormsJacobian(Rows(x), NarrowOfThree(x), x[10])) { IsSingle = true },
        new(
            "Corners",
            Ten[..5],
            static x => E.Corners(Matrix(x[..4], 2), x[4]) is var (trace, corner) ? [trace, corner] : [],
            static (x, t) => E.CornersJvp(Matrix(x[..4], 2), x[4], Matrix(t[..4], 2), t[4]) is var ((a, b), (c, d)) ? ([a, b], [c, d]) : default,
            static (x, w) => E.CornersVjp(Matrix(x[..4], 2), x[4], w[0], w[1]) is var ((a, b), (matrix, scale)) ? ([a, b], [.. Flat(matrix), scale]) : default,
            static x => E.CornersJacobian(Matrix(x[..4], 2), x[4])),
        new(
            "OfMatrix",
            Ten[..9],
            static x => CombinedExamples.OfMatrix(Matrix(x[..6], 2), x[6..]),
            static (x, t) => CombinedExamples.OfMatrixJvp(Matrix(x[..6], 2), x[6..], Matrix(t[..6], 2), t[6..]),
            static (x, w) => CombinedExamples.OfMatrixVjp(Matrix(x[..6], 2), x[6..], w) is var (value, (a, b)) ? (value, [.. Flat(a), .. b]) : default,
            static x => CombinedExamples.OfMatrixJacobian(Matrix(x[..6], 2), x[6..])),
        new(
            "Columns",
            Ten,
            static x => WithSums(sums => E.Columns(Matrix(x, 2), sums)),
            static (x, t) => With(sums => E.ColumnsJvp(Matrix(x, 2), sums, Matrix(t, 2))),
            static (x, w) => With(sums => Flat(E.ColumnsVjp(Matrix(x, 2), sums, w))),
            static x => E.ColumnsJacobian(Matrix(x, 2), new double[5])),
    ];

    private static double[] WithSums(Action<double[]> fill)
    {
        double[] sums = new double[5];
        fill(sums);
        return sums;
    }

    private static (double[] Value, double[] Derivative) With(Func<double[], double[]> derive)
    {
        double[] sums = new double[5];
        double[] derivative = derive(sums);
        return (sums, derivative);
    }

    private static double[] Flat(double[,] matrix) => [.. matrix.Cast<double>()];

    private static double[] Flat(float[,] matrix) => [.. matrix.Cast<float>().Select(static number => (double)number)];

    private static double[,] Matrix(double[] numbers, int rows)
    {
        double[,] matrix = new double[rows, numbers.Length / rows];
        Buffer.BlockCopy(numbers, 0, matrix, 0, numbers.Length * sizeof(double));
        return matrix;
    }

    private static float[,] Narrow(double[] numbers, int rows)
    {
        float[,] matrix = new float[rows, numbers.Length / rows];
        Buffer.BlockCopy(numbers.Select(static number => (float)number).ToArray(), 0, matrix, 0, numbers.Length * sizeof(float));
        return matrix;
    }

    private static double[][] Rows(double[] numbers) => [numbers[..2], [], [numbers[2], numbers[3]]];

    private static float[,] NarrowOfThree(double[] numbers) => Narrow(numbers[4..10], 3);
}
