namespace Differentiable.Testing.RandomPrograms;

/// <summary>The oracle's derivatives of loops, case by case, agree with difference quotients and with derivatives known by hand.</summary>
public sealed class LoopDerivativeTests
{
    private static readonly Variable s_a = Active("a", VariableKind.Parameter);
    private static readonly Variable s_b = Active("b", VariableKind.Parameter);
    private static readonly Variable s_n = new("n", ScalarType.Int, VariableKind.FixedParameter, IsActive: false);
    private static readonly Variable s_x = Active("x", VariableKind.Local);
    private static readonly Variable s_y = Active("y", VariableKind.Local);
    private static readonly Variable s_i = Counter("i");
    private static readonly Variable s_j = Counter("j");

    private static Expression A => Build.Reference(s_a);

    private static Expression B => Build.Reference(s_b);

    private static Expression X => Build.Reference(s_x);

    private static Expression Y => Build.Reference(s_y);

    private static Expression I => Build.Reference(s_i);

    public static TheoryData<string, Statement[]> Methods => new()
    {
        { "power", [Let(s_x, One), Up(s_i, N, Set(s_x, Build.Multiply(X, A))), new Return(Build.Multiply(X, B))] },
        { "recurrence", [Let(s_x, B), Up(s_i, N, Set(s_x, Sin(Build.Add(Build.Multiply(A, X), Real(I))))), new Return(X)] },
        { "sum", [Let(s_x, Zero), Up(s_i, N, Plus(s_x, Sin(Build.Multiply(Real(I), Build.Multiply(A, B))))), new Return(X)] },
        {
            "swap",
            [
                Let(s_x, A),
                Let(s_y, B),
                Up(s_i, N, new TupleAssignment([s_x, s_y], [Y, Build.Add(Half(X), Build.Multiply(Y, Y))])),
                new Return(Build.Add(X, Half(Y))),
            ]
        },
        {
            "nested",
            [Let(s_x, Zero), Up(s_i, N, Up(s_j, Build.Reference(s_i), Plus(s_x, Sin(Build.Multiply(Real(Build.Reference(s_j)), A))))), new Return(Sin(X))]
        },
        { "break", [Let(s_x, A), Up(s_i, N, new If(Over(X, 2.5), [new Break()], null), Set(s_x, Build.Add(X, Half(B)))), new Return(X)] },
        {
            "continue",
            [
                Let(s_x, A),
                Up(s_i, N, new If(IsOne(Remainder(I, 2)), [new Continue()], null), Set(s_x, Build.Multiply(Half(X), B))),
                new Return(X),
            ]
        },
        {
            "return",
            [
                Let(s_x, A),
                Up(s_i, N, Up(s_j, Number(2), new If(Over(X, 2.5), [new Return(Build.Multiply(X, X))], null), Plus(s_x, Half(B)))),
                new Return(X),
            ]
        },
        {
            "while",
            [Let(s_x, A), new While(Over(X, 0.3), [Set(s_x, Half(Build.Multiply(X, Sin(B)))), Plus(s_b, Number(0.5))], 10), new Return(Build.Multiply(X, B))]
        },
        { "do", [Let(s_x, A), new Do([Set(s_x, Half(Build.Multiply(X, B)))], Over(X, 0.3), 10), new Return(X)] },
        {
            "range",
            [Let(s_x, A), new ForEach(s_i, Number(-1), N, [Set(s_x, Build.Add(Half(X), Sin(Build.Multiply(Real(I), B))))], 7), new Return(X)]
        },
    };

    private static Expression N => Build.Reference(s_n);

    private static Expression Zero => Number(0.0);

    private static Expression One => Number(1.0);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Derivatives_agree_with_central_differences(string name, Statement[] body)
    {
        RandomProgram program = Program(body);
        for (int n = 0; n < 6; n++)
        {
            object[] point = [1.37, 0.81, n];
            BoundedValue[] gradient = Oracle.Gradient(program, point);
            BoundedValue[] hvp = Oracle.Hvp(program, point, [0.6, -0.8]);

            for (int k = 0; k < 2; k++)
            {
                AssertNear(Quotient(h => Oracle.Value(program, Moved(point, k, h))), gradient[k].Value, $"{name}, {n} times, gradient {k}");
                double along = Quotient(h => Oracle.Gradient(program, [1.37 + (0.6 * h), 0.81 - (0.8 * h), n])[k].Value);
                AssertNear(along, hvp[k].Value, $"{name}, {n} times, Hvp {k}");
            }
        }
    }

    [Fact]
    public void Hand_written_loops_compile_and_have_the_value_of_their_tree()
    {
        RandomProgram[] programs = [.. Methods.Select(static (row, k) => Program(row.Data.Item2) with { Seed = k })];

        CompiledProgram compiled = CompiledProgram.Compile(programs);

        foreach (RandomProgram program in programs)
        {
            Assert.True(BodyChecker.IsSound(program, program.Entry), program.ToString());
            for (int n = 0; n < 6; n++)
            {
                object[] point = [1.37, 0.81, n];
                Assert.Equal(Outcomes.Of(() => compiled.Invoke(program, point)), Outcomes.Of(() => Oracle.Value(program, point)));
            }
        }
    }

    [Fact]
    public void A_power_has_its_derivative()
    {
        RandomProgram program = Program(Methods.First().Data.Item2);

        BoundedValue[] gradient = Oracle.Gradient(program, [1.5, 1.0, 4]);
        BoundedValue[] hvp = Oracle.Hvp(program, [1.5, 1.0, 4], [1, 0]);

        Assert.Equal([4 * 3.375, 5.0625], gradient.Select(static g => g.Value));
        Assert.Equal([12 * 2.25, 4 * 3.375], hvp.Select(static g => g.Value));
    }

    [Fact]
    public void A_range_of_a_negative_count_throws()
    {
        RandomProgram program = Program([new ForEach(s_i, Number(0), N, [], 0), new Return(A)]);

        Assert.Equal(0, Oracle.Hvp(program, [1.0, 1.0, 0], [1, 1])[0].Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => Oracle.Value(program, [1.0, 1.0, -1]));
    }

    [Fact]
    public void A_loop_that_does_not_stop_is_an_error()
    {
        RandomProgram program = Program([new While(Build.Relation(BinaryOperator.Less, N, Number(1)), [], 0), new Return(A)]);

        Assert.Throws<InvalidOperationException>(() => Oracle.Value(program, [1.0, 1.0, 0]));
    }

    private static void AssertNear(double quotient, double derivative, string what) =>
        Assert.True(Math.Abs(quotient - derivative) <= 1e-6 * (1 + Math.Abs(derivative)), $"{what}: {quotient}, oracle {derivative}");

    private static double Quotient(Func<double, double> function)
    {
        const double H = 1e-4;
        return ((8 * (function(H) - function(-H))) - (function(2 * H) - function(-2 * H))) / (12 * H);
    }

    private static object[] Moved(object[] point, int index, double step) =>
        [.. point.Select((x, k) => k == index ? (double)x + step : x)];

    private static RandomProgram Program(Statement[] body)
    {
        Method entry = new("F", MethodHost.Program, ScalarType.Double, [new(s_a, null), new(s_b, null), new(s_n, null)], body, true, false);
        return new(0, RandomProgramOptions.Default, entry, [], []);
    }

    private static Variable Active(string name, VariableKind kind) => new(name, ScalarType.Double, kind, IsActive: true);

    private static Variable Counter(string name) => new(name, ScalarType.Int, VariableKind.Control, IsActive: false);

    private static Declaration Let(Variable variable, Expression value) => new(variable, value, IsImplicitlyTyped: false);

    private static Assignment Set(Variable variable, Expression value) => new(variable, value);

    private static CompoundAssignment Plus(Variable variable, Expression value) => new(variable, BinaryOperator.Add, value);

    private static For Up(Variable counter, Expression limit, params Statement[] body) => new(
        [Let(counter, Number(0))],
        Build.Relation(BinaryOperator.Less, Build.Reference(counter), limit),
        [new IncrementStatement(new(counter, IsDecrement: false, IsPrefix: false))],
        body,
        7);

    private static Expression Number(double value) => Build.Number(ScalarType.Double, value);

    private static Expression Number(int value) =>
        value < 0 ? Build.Minus(Build.Integer(ScalarType.Int, -value)) : Build.Integer(ScalarType.Int, value);

    private static Expression Half(Expression value) => Build.Multiply(Number(0.5), value);

    private static Expression Real(Expression integer) => new Conversion(ScalarType.Double, integer, IsExplicit: true);

    private static Expression Sin(Expression value) => new MathCall(ScalarType.Double, "Math", SmoothFunctions.Sin, [value]);

    private static Expression Remainder(Expression value, int divisor) => Build.Arithmetic(BinaryOperator.Remainder, value, Number(divisor));

    private static Expression IsOne(Expression value) => Build.Relation(BinaryOperator.Equal, value, Number(1));

    private static Expression Over(Expression value, double limit) => Build.Relation(BinaryOperator.Greater, value, Number(limit));
}
