namespace Differentiable.Integration.Tests.Vectors;

/// <summary>The laws of vector-valued methods: their derivatives against central differences and against each other.</summary>
public sealed class VectorTests
{
    // h balances truncation (h² f''' / 6) and rounding (ε f / h) near 1e-10 for functions of order one; third derivatives here are below a hundred.
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    // Both modes compute the same sums of products in other orders.
    private const double RoundingTolerance = 1e-12;

    public static TheoryData<string> Names => [.. VectorCases.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_Jacobian_agrees_with_central_differences(string name) => ForEachPoint(name, static (function, x) =>
    {
        double[,] jacobian = function.Jacobian(x);
        int rows = function.Value(x).Length;
        Assert.Equal((rows, x.Length), (jacobian.GetLength(0), jacobian.GetLength(1)));

        for (int column = 0; column < x.Length; column++)
        {
            double[] above = function.Value(Moved(x, column, Step));
            double[] below = function.Value(Moved(x, column, -Step));

            for (int row = 0; row < rows; row++)
            {
                double expected = (above[row] - below[row]) / (2 * Step);
                Assert.Equal(expected, jacobian[row, column], Tolerance * (1 + Math.Abs(expected)));
            }
        }
    });

    [Theory, MemberData(nameof(Names))]
    public void The_values_are_the_methods_own(string name) => ForEachPoint(name, static (function, x) =>
    {
        double[] value = function.Value(x);

        Assert.Equal(value, function.Jvp(x, VectorFunction.Unit(x.Length, 0)).Value);
        Assert.Equal(value, function.Vjp(x, VectorFunction.Unit(value.Length, 0)).Value);
    });

    [Theory, MemberData(nameof(Names))]
    public void The_Jacobians_columns_are_tangents(string name) => ForEachPoint(name, static (function, x) =>
    {
        double[,] jacobian = function.Jacobian(x);

        for (int column = 0; column < x.Length; column++)
        {
            double[] tangent = function.Jvp(x, VectorFunction.Unit(x.Length, column)).Tangent;
            Assert.All(tangent, (number, row) => AssertClose(jacobian[row, column], number));
        }
    });

    [Theory, MemberData(nameof(Names))]
    public void The_Jacobians_rows_are_cotangents(string name) => ForEachPoint(name, static (function, x) =>
    {
        double[,] jacobian = function.Jacobian(x);

        for (int row = 0; row < jacobian.GetLength(0); row++)
        {
            double[] cotangent = function.Vjp(x, VectorFunction.Unit(jacobian.GetLength(0), row)).Cotangent;
            Assert.All(cotangent, (number, column) => AssertClose(jacobian[row, column], number));
        }
    });

    [Theory, MemberData(nameof(Names))]
    public void The_pullback_is_the_transpose_of_the_pushforward(string name) => ForEachPoint(name, static (function, x) =>
    {
        double[] v = [.. x.Select(static (_, i) => Math.Sin((3 * i) + 1))];
        double[] w = [.. function.Value(x).Select(static (_, i) => Math.Cos((5 * i) + 2))];

        AssertClose(Dot(function.Jvp(x, v).Tangent, w), Dot(v, function.Vjp(x, w).Cotangent));
    });

    [Theory, MemberData(nameof(Names))]
    public void The_Jacobian_in_memory_is_the_one_that_is_returned(string name) => ForEachPoint(name, static (function, x) =>
    {
        double[,] jacobian = function.Jacobian(x);
        double[] memory = [.. Enumerable.Repeat(double.NaN, jacobian.Length)];

        function.JacobianInto(x, memory);

        Assert.Equal(jacobian.Cast<double>(), memory);
    });

    [Theory, MemberData(nameof(Names))]
    public void Memory_of_another_length_is_refused_before_anything_is_written(string name) => ForEachPoint(name, static (function, x) =>
    {
        int entries = function.Jacobian(x).Length;

        foreach (int length in new[] { entries - 1, entries + 1 })
        {
            double[] memory = [.. Enumerable.Repeat(7.0, length)];

            ArgumentException exception = Assert.Throws<ArgumentException>(() => function.JacobianInto(x, memory));

            Assert.StartsWith("jacobian", exception.ParamName);
            Assert.Contains($"has {length} elements", exception.Message);
            Assert.Contains($"{entries} entries", exception.Message);
            Assert.All(memory, static number => Assert.Equal(7.0, number));
        }
    });

    private static void ForEachPoint(string name, Action<VectorFunction, double[]> check)
    {
        (VectorFunction function, double[][] points) = VectorCases.All[name];

        foreach (double[] point in points)
        {
            check(function, point);
        }
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, RoundingTolerance * (1 + Math.Abs(expected)));

    private static double Dot(double[] left, double[] right) => left.Zip(right, static (x, y) => x * y).Sum();

    private static double[] Moved(double[] point, int at, double by)
    {
        double[] moved = [.. point];
        moved[at] += by;
        return moved;
    }
}
