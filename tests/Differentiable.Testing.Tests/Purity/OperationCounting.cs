using Differentiable.Testing.Purity;

namespace Differentiable.Testing.PurityTests;

/// <summary>Exact operation counts, their costs, and the cheap-gradient bound.</summary>
public sealed class OperationCounting
{
    [Theory]
    [InlineData("public static double G(double x, double y) => Math.Sin(x * y) + x * 3;", "Add 1, Multiply 2, Math.Sin 1", 13)]
    [InlineData("public static double G(double x) => x * 1d;", "Multiply 1", 1)]
    [InlineData("public static double G(double x) => -1.5;", "", 0)]
    [InlineData("public static double G(double x) => -x - 2d / x + (1d + 2d);", "Add 1, Subtract 1, Divide 1, Negate 1", 7)]
    [InlineData("public static double G(double x, int n) => x * (n + 1);", "Multiply 1, Convert 1, Integer 1", 3)]
    [InlineData("public static float G(double x) => (float)x;", "Convert 1", 1)]
    [InlineData("public static double G(double x) => Math.Pow(x, 3) + Math.Sqrt(x);", "Add 1, Math.Pow 1, Math.Sqrt 1", 25)]
    [InlineData("public static double G(double x) => x > 0d && x < 1d ? x * x : x;", "Multiply 1, Compare 2, Select 1, Logic 1", 5)]
    [InlineData("public static double G(double x) { if (x > 0d) { return x + x + x; } return x * x; }", "Add 2, Compare 1, Select 1", 4)]
    [InlineData("public static double G(double x) { if (x > 0d) { return x; } double y = x * x; return y * y; }", "Multiply 2, Compare 1, Select 1", 4)]
    [InlineData("public static double G(double x) { double y = x; if (x > 0d) { y = x * 2d; } else { y = 1d / x; } return y + 1d; }", "Add 1, Divide 1, Compare 1, Select 1", 7)]
    [InlineData("public static double G(double x) { if (x < 0d) { throw new ArgumentException($\"{x * x}\"); } return x; }", "Compare 1, Select 1", 2)]
    [InlineData("public static double G(double x) => x switch { > 1d => x * x, > 0d => x / 2d, _ => 0d };", "Divide 1, Compare 2, Select 2", 8)]
    [InlineData("public static double G(double x) { double s = 0; s += x; s -= 1d; s *= x; return s; }", "Add 1, Subtract 1, Multiply 1", 3)]
    [InlineData("public static double G(double x) { x++; return x; }", "Add 1", 1)]
    [InlineData("public static double G(double x) => StrongZero.Multiply(x, x);", "Multiply 1, Compare 1, Select 1, [StrongZero.Multiply] 1", 3)]
    [InlineData("public static double G(double x) => Square(x) + Square(x + 1d);", "Add 2, Multiply 2, [F.Square] 2", 4)]
    [InlineData("public static double G(double x) { return H(x) + H(x); static double H(double y) => Math.Exp(y); }", "Add 1, Math.Exp 2, [H] 2", 21)]
    [InlineData("public static double G(double x, int n) => n == 0 ? x : x * G(x, n - 1);", "Multiply 1, Compare 1, Select 1, Integer 1, F.G 1", 14)]
    [InlineData("public static double G(double x) { (double s, double c) = Math.SinCos(x); return s * c; }", "Multiply 1, Math.SinCos 1", 13)]
    [InlineData("public static double G(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x; } return s; }", "Add 1, Compare 1, Integer 1, HasLoops 1", 3)]
    [InlineData("public static T G<T>(T x) where T : struct, System.Numerics.IFloatingPointIeee754<T> => T.Sin(x) * x;", "Multiply 1, T.Sin 1", 11)]
    public void Operations_are_counted_exactly(string members, string expected, int cost)
    {
        OperationCounts counts = Snippet.Count(members);

        Assert.Equal(expected, counts.ToString());
        Assert.Equal(cost, counts.WeightedCost);
    }

    [Theory]
    [InlineData("Loop.Run<Step, double>(new Step(x), x * x)", "Add 1, Multiply 2, Compare 1, [Step.Continues] 1, [Step.Next] 1, HasLoops 1")]
    [InlineData(
        "Loop.Reverse<Step, double, double, double, double>(new Step(x), x, Loop.Memory).Output",
        "Add 1, Multiply 3, Divide 1, Compare 1, Math.Sin 1, [Step.Back] 1, [Step.Continues] 1, [Step.Record] 1, [Step.Rest] 1, HasLoops 1")]
    public void An_iteration_of_a_loop_counts_once(string loop, string expected)
    {
        const string step = "private readonly ref struct Step(double x) : IReversibleLoop<double, double, double, double> { public bool Continues(double state) => state < 1d;"
            + " public double Next(double state) => state * x + 1d; public (double State, double Residual) Record(double state) => (state * x + 1d, x * x);"
            + " public (double Output, double Cotangent) Rest(double state) => (Math.Sin(state), 1d / x);"
            + " public double Back(double residual, long iteration, double cotangent) => cotangent * residual; }";

        Assert.Equal(expected, Snippet.Count(step + " public static double G(double x) => " + loop + ";").ToString());
    }

    [Theory]
    [InlineData("x * x", "Loop.Run<Step, double>(new Step(x), x)", false)]
    [InlineData("Loop.Run<Step, double>(new Step(x), x)", "Loop.Run<Step, double>(new Step(x), Math.Exp(Math.Exp(Math.Exp(x))))", true)]
    public void The_bound_leaves_loops_out_unless_only_the_gradient_has_them(string value, string gradient, bool isCheap)
    {
        Snippet snippet = Snippet.Of(
            "private readonly ref struct Step(double x) : ILoop<double> { public bool Continues(double state) => state < 1d; public double Next(double state) => state + x; }"
            + $" public static double G(double x) => {value}; public static double GGradient(double x) => {gradient};");

        PurityViolation? violation = P9CheapGradient.Check(snippet.Method("G"), snippet.Method("GGradient"), snippet.Compilation);

        Assert.Equal(isCheap, violation is null);
    }

    [Fact]
    public void A_strong_zero_costs_the_same_with_and_without_its_body()
    {
        OperationCounts multiplied = Snippet.Count("public static double G(double x) => StrongZero.Multiply(x, x);");
        OperationCounts divided = Snippet.Count("public static double G(double x) => StrongZero.Divide(x, x);");

        Assert.Equal(OperationCosts.OfCall("StrongZero.Multiply"), multiplied.WeightedCost);
        Assert.Equal(OperationCosts.OfCall("StrongZero.Divide"), divided.WeightedCost);
    }

    [Theory]
    [InlineData("double s = x * y; return (s * s, 2d * s * y, 2d * s * x);", true)]
    [InlineData("double s = x * y; return (s * s, Math.Exp(y), 2d * s * x);", false)]
    public void A_gradient_costs_at_most_five_times_its_primal(string body, bool isCheap)
    {
        Snippet snippet = Snippet.Of(
            "public static double G(double x, double y) { double s = x * y; return s * s; }"
            + "public static (double, double, double) GValueAndGradient(double x, double y) { " + body + " }");

        PurityViolation? violation = P9CheapGradient.Check(snippet.Method("G"), snippet.Method("GValueAndGradient"), snippet.Compilation);

        Assert.Equal(isCheap, violation is null);
    }
}
