using Differentiable.Testing.Purity;

namespace Differentiable.Testing.PurityTests;

/// <summary>P7 through the loop combinators: invariants of carried variables, forward and back.</summary>
public sealed class LoopLinearities
{
    private const string Jvp = "public static (double Value, double Tangent) GJvp(double x, double xTangent) => ";
    private const string Vjp = "public static (double Value, double Cotangent) GVjp(double x, double cotangent) => ";
    private const string Hvp = "public static double GHvp(double x, double tangent) => ";

    /// <summary>Initial state, condition, and the next state, of a value and its tangent.</summary>
    public static TheoryData<string, string, string> GoodForward => new()
    {
        { "(x, xTangent)", "state.v < 1d", "(state.v * x, state.t * x + state.v * t)" },
        { "(0d, 0d)", "state.v < 1d", "(state.v + x, state.t + t)" },
        { "(0d, 0d)", "state.v < 1d", "(x + 1d, StrongZero.Multiply(state.v, t))" },
        { "(x, 0d)", "state.v < x", "(state.v + 1d, state.t * state.v + t)" },
        { "(1d, xTangent)", "state.v < x", "state.v > 0d ? (state.v, state.t) : (0d, 0d)" },
        { "(x, 0d)", "state.v < x", "(state.v, state.t * 2d)" },
        { "(x, 0d)", "state.v < x", "(state.v, 0d)" },
        { "(x, x > 0d ? xTangent : 0d)", "true", "(Math.Sin(state.v), Math.Cos(state.v) * state.t)" },
    };

    public static TheoryData<string, string, string> BadForward => new()
    {
        { "(x, xTangent)", "state.v < 1d", "(state.v * x, state.t * state.t)" },
        { "(x, xTangent)", "state.v < 1d", "(state.v * x, state.t * t)" },
        { "(x, xTangent)", "state.v < 1d", "(state.v * x, Math.Sin(state.t))" },
        { "(x, xTangent)", "state.v < 1d", "(state.v * x, state.t + 1d)" },
        { "(x, xTangent)", "state.v < 1d", "(state.v + state.t, state.t)" },
        { "(x, xTangent)", "state.v < 1d", "(state.t, state.v)" },
        { "(x, xTangent)", "state.v < 1d", "(state.v, x)" },
        { "(x, xTangent)", "state.t < 1d", "(state.v, state.t)" },
        { "(x, xTangent)", "state.v < t", "(state.v, state.t)" },
        { "(x, 1d)", "state.v < 1d", "(state.v, state.t + t)" },
        { "(x, 0d)", "state.v < 1d", "(state.v, state.t + 1d)" },
        { "(x, 0d)", "state.v < 1d", "(state.v, Math.Exp(state.t))" },
        { "(0d, 0d)", "state.v < 1d", "(state.v + Math.Exp(state.t), state.t + t)" },
        { "(0d, 0d)", "state.v < 1d", "(Math.Exp(state.v), state.v + state.t)" },
        { "(x * xTangent, xTangent)", "true", "(state.v, state.t)" },
        { "(x, xTangent)", "true", "state.t > 0d ? (state.v, state.t) : (0d, 0d)" },
    };

    /// <summary>What the rest hands over, and an iteration backwards, of the cotangents of the state and of x.</summary>
    public static TheoryData<string, string> GoodBackward => new()
    {
        { "(state, (c, 0d))", "(cotangent.s * x, cotangent.x + cotangent.s * residual)" },
        { "(Math.Sin(state), (c * Math.Cos(state), 0d))", "(StrongZero.Divide(cotangent.s, residual), StrongZero.Multiply(residual, cotangent.s))" },
        { "(state, (c, c))", "iteration > 3 ? (cotangent.s, cotangent.x) : (0d, cotangent.x)" },
        { "(state, (0d, 0d))", "(cotangent.s + c, cotangent.s * x)" },
        { "(state, (0d, 0d))", "(0d, cotangent.s * x)" },
        { "(state, (c, 0d))", "(cotangent.s, cotangent.x * 2d)" },
        { "(state, (c, 0d))", "(cotangent.s, cotangent.s * cotangent.x)" },
    };

    public static TheoryData<string, string> BadBackward => new()
    {
        { "(state, (c, c))", "(cotangent.s, cotangent.x + cotangent.s * cotangent.x)" },
        { "(state, (c, 0d))", "(cotangent.s, cotangent.s + cotangent.s * cotangent.x)" },
        { "(state, (c, 0d))", "(cotangent.s * c, cotangent.s)" },
        { "(state, (c, 0d))", "(cotangent.s * x, cotangent.x + 1d)" },
        { "(state, (c, 0d))", "(cotangent.s * x + residual, cotangent.x)" },
        { "(state, (c, 0d))", "(cotangent.s, x)" },
        { "(state, (c, 0d))", "(Math.Abs(cotangent.s), cotangent.x)" },
        { "(state, (c, 0d))", "cotangent.s > 0d ? cotangent : (0d, 0d)" },
        { "(state, (c, 0d))", "(residual / cotangent.s, cotangent.x)" },
        { "(state, (1d, c))", "(cotangent.s, cotangent.x + cotangent.s)" },
        { "(state * c, (c, c))", "cotangent" },
        { "(state, (c, 1d))", "cotangent" },
        { "(state, (c, 1d))", "(cotangent.s, cotangent.x + c)" },
        { "(state, (0d, 0d))", "(cotangent.s, Math.Exp(cotangent.s))" },
    };

    /// <summary>Reverse over forward: the state has tangents, which the residual remembers.</summary>
    public static TheoryData<string, string, string> GoodSecond => new()
    {
        { "((state.v * x, state.t * x), (state.v, state.t))", "(state.v, (1d, 0d))", "(cotangent.vt * residual.r, cotangent.v * x + StrongZero.Multiply(cotangent.vt, residual.rt))" },
        { "((state.v * x, state.t * x), (state.v, 0d))", "(state.v, (x, state.t))", "(cotangent.vt, cotangent.v)" },
    };

    public static TheoryData<string, string, string> BadSecond => new()
    {
        { "((state.v * x, state.t * x), (state.v, state.t))", "(state.v, (1d, 0d))", "(cotangent.vt * residual.rt, cotangent.v * x)" },
        { "((state.v * x, state.t * x), (state.v, state.t))", "(state.v, (1d, 0d))", "(cotangent.vt, (cotangent.vt + cotangent.v) * residual.rt)" },
        { "((state.v * x, state.t * state.t), (state.v, state.t))", "(state.v, (1d, 0d))", "(cotangent.vt, cotangent.v)" },
        { "((state.v * x, state.v), (state.v, state.t))", "(state.v, (1d, 0d))", "(cotangent.vt, cotangent.v)" },
        { "((state.t, state.t), (state.v, state.t))", "(state.v, (1d, 0d))", "(cotangent.vt, cotangent.v)" },
        { "((state.v * x, state.t * x), (state.v, state.t))", "(state.v, (1d, 1d))", "(cotangent.vt, cotangent.v)" },
    };

    [Theory, MemberData(nameof(GoodForward))]
    public void A_loop_that_keeps_tangents_linear_is_accepted(string initial, string condition, string next)
    {
        Assert.Empty(Snippet.Check(Forward(initial, condition, next)));
    }

    [Theory, MemberData(nameof(BadForward))]
    public void A_loop_that_does_not_keep_tangents_linear_is_rejected(string initial, string condition, string next)
    {
        Assert.Equal(["P7"], Snippet.Check(Forward(initial, condition, next)).Select(static v => v.Property).Distinct());
    }

    [Theory, MemberData(nameof(GoodBackward))]
    public void A_linear_way_back_is_accepted(string rest, string back)
    {
        Assert.Empty(Snippet.Check(Backward(rest, back)));
    }

    [Theory, MemberData(nameof(BadBackward))]
    public void A_way_back_that_is_not_linear_is_rejected(string rest, string back)
    {
        Assert.Equal(["P7"], Snippet.Check(Backward(rest, back)).Select(static v => v.Property).Distinct());
    }

    [Theory, MemberData(nameof(GoodSecond))]
    public void Tangents_pass_through_the_history_of_a_loop(string record, string rest, string back)
    {
        Assert.Empty(Snippet.Check(Second(record, rest, back)));
    }

    [Theory, MemberData(nameof(BadSecond))]
    public void Tangents_must_stay_linear_through_the_history_of_a_loop(string record, string rest, string back)
    {
        Assert.Equal(["P7"], Snippet.Check(Second(record, rest, back)).Select(static v => v.Property).Distinct());
    }

    [Theory]
    [InlineData("state.i * t", true)]
    [InlineData("state.t * t", false)]
    public void A_loop_inside_of_a_loop_is_looked_into(string innerTangent, bool isLinear)
    {
        string members = $$"""
            private readonly ref struct Inner(double x, double t) : ILoop<(double t, int i)>
            {
                public bool Continues((double t, int i) state) => state.i < 3;
                public (double t, int i) Next((double t, int i) state) => (state.t * x + {{innerTangent}}, state.i + 1);
            }

            private readonly ref struct Outer(double x, double t) : ILoop<(double v, double t)>
            {
                public bool Continues((double v, double t) state) => state.v < 1d;

                public (double v, double t) Next((double v, double t) state)
                {
                    (double tangent, _) = Loop.Run<Inner, (double t, int i)>(new Inner(state.v, t), (state.t, 0));
                    return (state.v + x, tangent + state.t);
                }
            }

            {{Jvp}} Loop.Run<Outer, (double v, double t)>(new Outer(x, xTangent), (x, xTangent));
            """;

        Assert.Equal(isLinear ? [] : ["P7"], Snippet.Check(members).Select(static v => v.Property).Distinct());
    }

    [Fact]
    public void A_nonlinear_step_is_reported_where_it_is()
    {
        PurityViolation violation = Assert.Single(Snippet.Check(Forward("(x, xTangent)", "true", "(state.v, state.t * t)")));

        Assert.Equal(("Step.Next", "state.t * t"), (violation.Method, violation.Text));
    }

    [Fact]
    public void The_step_that_runs_is_the_one_of_the_interface()
    {
        const string members = """
            private readonly ref struct Step(double t) : ILoop<double>
            {
                public bool Continues(double state) => false;
                public double Next(double state) => state;
                double ILoop<double>.Next(double state) => state * t;
            }

            """;

        Assert.Contains("P7", Snippet.Check(members + Jvp + "(x, Loop.Run<Step, double>(new Step(xTangent), xTangent));").Select(static v => v.Property));
    }

    private static string Forward(string initial, string condition, string next) => $$"""
        private readonly ref struct Step(double x, double t) : ILoop<(double v, double t)>
        {
            public bool Continues((double v, double t) state) => {{condition}};
            public (double v, double t) Next((double v, double t) state) => {{next}};
        }

        {{Jvp}} Loop.Run<Step, (double v, double t)>(new Step(x, xTangent), {{initial}});
        """;

    private static string Backward(string rest, string back) => $$"""
        private readonly ref struct Step(double x, double c) : IReversibleLoop<double, double, double, (double s, double x)>
        {
            public bool Continues(double state) => state < 1d;
            public double Next(double state) => state * x;
            public (double State, double Residual) Record(double state) => (state * x, state);
            public (double Output, (double s, double x) Cotangent) Rest(double state) => {{rest}};
            public (double s, double x) Back(double residual, long iteration, (double s, double x) cotangent) => {{back}};
        }

        {{Vjp}} Through(x, cotangent);

        private static (double, double) Through(double x, double c)
        {
            (double value, (double s, double xCotangent)) = Loop.Reverse<Step, double, double, double, (double s, double x)>(new Step(x, c), x, Loop.Memory);
            return (value, s + xCotangent);
        }
        """;

    // The cotangent of the value is linear in the tangent, that of its tangent is not.
    private static string Second(string record, string rest, string back) => $$"""
        private readonly ref struct Step(double x) : IReversibleLoop<(double v, double t), (double r, double rt), double, (double vt, double v)>
        {
            public bool Continues((double v, double t) state) => state.v < 1d;
            public (double v, double t) Next((double v, double t) state) => (state.v * x, state.t * x);
            public ((double v, double t) State, (double r, double rt) Residual) Record((double v, double t) state) => {{record}};
            public (double Output, (double vt, double v) Cotangent) Rest((double v, double t) state) => {{rest}};
            public (double vt, double v) Back((double r, double rt) residual, long iteration, (double vt, double v) cotangent) => {{back}};
        }

        {{Hvp}} Loop.Reverse<Step, (double v, double t), (double r, double rt), double, (double vt, double v)>(new Step(x), (x, tangent), Loop.Memory).Cotangent.v;
        """;
}
