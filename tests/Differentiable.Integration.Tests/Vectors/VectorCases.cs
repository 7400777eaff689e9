using static Differentiable.Integration.Tests.Vectors.TupleExamples;

namespace Differentiable.Integration.Tests.Vectors;

/// <summary>The examples as functions of flat vectors, each with points where it is smooth.</summary>
public static class VectorCases
{
    public static IReadOnlyDictionary<string, (VectorFunction Function, double[][] Points)> All { get; } = new Dictionary<string, (VectorFunction, double[][])>
    {
        ["Polar"] = (
            new(
                static x => Flat(Polar(x[0], x[1])),
                static (x, v) => Parts(PolarJvp(x[0], x[1], v[0], v[1])),
                static (x, w) => Parts(PolarVjp(x[0], x[1], w[0], w[1])),
                static x => PolarJacobian(x[0], x[1]),
                static (x, into) => PolarJacobian(x[0], x[1], into)),
            [[2, 0.7], [0.3, -2]]),
        ["Unnamed"] = (
            new(
                static x => Flat(Unnamed(x[0], 0.8, x[1])),
                static (x, v) => Parts(UnnamedJvp(x[0], 0.8, x[1], v[0], v[1])),
                static (x, w) => Parts(UnnamedVjp(x[0], 0.8, x[1], w[0], w[1], w[2])),
                static x => UnnamedJacobian(x[0], 0.8, x[1]),
                static (x, into) => UnnamedJacobian(x[0], 0.8, x[1], into)),
            [[0.4, 1.6], [-0.9, -2.5]]),
        ["Sorted"] = (
            new(
                static x => Flat(Sorted(x[0], x[1])),
                static (x, v) => Parts(SortedJvp(x[0], x[1], v[0], v[1])),
                static (x, w) => Parts(SortedVjp(x[0], x[1], w[0], w[1])),
                static x => SortedJacobian(x[0], x[1]),
                static (x, into) => SortedJacobian(x[0], x[1], into)),
            [[2, 0.7], [0.3, 1.4]]),
        ["Early, first return"] = (OfEarly(-1), [[2, 0.7], [0.3, -2]]),
        ["Early, second return"] = (OfEarly(11), [[2, 0.7], [0.3, -2]]),
        ["Early, last return"] = (OfEarly(1), [[2, 0.7], [0.3, -2]]),
        ["OfFive"] = (
            new(
                static x => Flat(OfFive(x[0], x[1], x[2], x[3], x[4])),
                static (x, v) => Parts(OfFiveJvp(x[0], x[1], x[2], x[3], x[4], v[0], v[1], v[2], v[3], v[4])),
                static (x, w) => Parts(OfFiveVjp(x[0], x[1], x[2], x[3], x[4], w[0], w[1])),
                static x => OfFiveJacobian(x[0], x[1], x[2], x[3], x[4]),
                static (x, into) => OfFiveJacobian(x[0], x[1], x[2], x[3], x[4], into)),
            [[1.1, -0.6, 2, 0.4, 1.7]]),
        ["OfFive by rows"] = (
            new(
                static x => Flat(OfFiveByRows(x[0], x[1], x[2], x[3], x[4])),
                static (x, v) => Parts(OfFiveByRowsJvp(x[0], x[1], x[2], x[3], x[4], v[0], v[1], v[2], v[3], v[4])),
                static (x, w) => Parts(OfFiveByRowsVjp(x[0], x[1], x[2], x[3], x[4], w[0], w[1])),
                static x => OfFiveByRowsJacobian(x[0], x[1], x[2], x[3], x[4]),
                static (x, into) => OfFiveByRowsJacobian(x[0], x[1], x[2], x[3], x[4], into)),
            [[1.1, -0.6, 2, 0.4, 1.7]]),
        ["OfFive by columns"] = (
            new(
                static x => Flat(OfFiveByColumns(x[0], x[1], x[2], x[3], x[4])),
                static (x, v) => Parts(OfFiveByColumnsJvp(x[0], x[1], x[2], x[3], x[4], v[0], v[1], v[2], v[3], v[4])),
                static (x, w) => Parts(OfFiveByColumnsVjp(x[0], x[1], x[2], x[3], x[4], w[0], w[1])),
                static x => OfFiveByColumnsJacobian(x[0], x[1], x[2], x[3], x[4]),
                static (x, into) => OfFiveByColumnsJacobian(x[0], x[1], x[2], x[3], x[4], into)),
            [[1.1, -0.6, 2, 0.4, 1.7]]),
        ["Pendulum, no step"] = (OfPendulum(0), [[0.5, -0.2, 1.3]]),
        ["Pendulum, many steps"] = (OfPendulum(150), [[0.5, -0.2, 1.3]]),
        ["Pendulum by rows"] = (
            new(
                static x => Flat(PendulumByRows(x[0], x[1], x[2], 150)),
                static (x, v) => Parts(PendulumByRowsJvp(x[0], x[1], x[2], 150, v[0], v[1], v[2])),
                static (x, w) => Parts(PendulumByRowsVjp(x[0], x[1], x[2], 150, w[0], w[1])),
                static x => PendulumByRowsJacobian(x[0], x[1], x[2], 150),
                static (x, into) => PendulumByRowsJacobian(x[0], x[1], x[2], 150, into)),
            [[0.5, -0.2, 1.3]]),
        ["Twice"] = (
            new(
                static x => Flat(Twice(x[0], x[1])),
                static (x, v) => Parts(TwiceJvp(x[0], x[1], v[0], v[1])),
                static (x, w) => Parts(TwiceVjp(x[0], x[1], w[0], w[1])),
                static x => TwiceJacobian(x[0], x[1]),
                static (x, into) => TwiceJacobian(x[0], x[1], into)),
            [[1.2, 0.7], [0.3, -0.4]]),
        ["Recursive"] = (
            new(
                static x => Flat(Recursive(x[0], x[1], 5)),
                static (x, v) => Parts(RecursiveJvp(x[0], x[1], 5, v[0], v[1])),
                static (x, w) => Parts(RecursiveVjp(x[0], x[1], 5, w[0], w[1])),
                static x => RecursiveJacobian(x[0], x[1], 5),
                static (x, into) => RecursiveJacobian(x[0], x[1], 5, into)),
            [[0.9, 0.7], [-1.1, 0.4]]),
        ["Trivial"] = (
            new(
                static x => Flat(Trivial(x[0], x[1])),
                static (x, v) => Parts(TrivialJvp(x[0], x[1], v[0], v[1])),
                static (x, w) => Parts(TrivialVjp(x[0], x[1], w[0], w[1], w[2], w[3])),
                static x => TrivialJacobian(x[0], x[1]),
                static (x, into) => TrivialJacobian(x[0], x[1], into)),
            [[0.9, 0.7]]),
        ["Names"] = (
            new(
                static x => Flat(Names(x[0], x[1], x[2])),
                static (x, v) => Parts(NamesJvp(x[0], x[1], x[2], v[0], v[1], v[2])),
                static (x, w) => Parts(NamesVjp(x[0], x[1], x[2], w[0], w[1], w[2])),
                static x => NamesJacobian(x[0], x[1], x[2]),
                static (x, into) => NamesJacobian(x[0], x[1], x[2], into)),
            [[0.9, 0.7, -0.3]]),
        ["Guarded"] = (
            new(
                static x => Flat(Guarded(x[0])),
                static (x, v) => Parts(GuardedJvp(x[0], v[0])),
                static (x, w) => Parts(GuardedVjp(x[0], w[0], w[1])),
                static x => GuardedJacobian(x[0]),
                static (x, into) => GuardedJacobian(x[0], into)),
            [[0.9]]),
    };

    private static VectorFunction OfEarly(int n) => new(
        x => Flat(Early(x[0], x[1], n)),
        (x, v) => Parts(EarlyJvp(x[0], x[1], n, v[0], v[1])),
        (x, w) => Parts(EarlyVjp(x[0], x[1], n, w[0], w[1])),
        x => EarlyJacobian(x[0], x[1], n),
        (x, into) => EarlyJacobian(x[0], x[1], n, into));

    private static VectorFunction OfPendulum(int steps) => new(
        x => Flat(Pendulum(x[0], x[1], x[2], steps)),
        (x, v) => Parts(PendulumJvp(x[0], x[1], x[2], steps, v[0], v[1], v[2])),
        (x, w) => Parts(PendulumVjp(x[0], x[1], x[2], steps, w[0], w[1])),
        x => PendulumJacobian(x[0], x[1], x[2], steps),
        (x, into) => PendulumJacobian(x[0], x[1], x[2], steps, into));

    private static double[] Flat(object result) => Differentiable.Testing.Harness.FlatResult.Of(result);

    /// <summary>A value and a derivative, each a number or a tuple.</summary>
    private static (double[] Value, double[] Derivative) Parts<TValue, TDerivative>((TValue Value, TDerivative Derivative) result) =>
        (Flat(result.Value!), Flat(result.Derivative!));
}
