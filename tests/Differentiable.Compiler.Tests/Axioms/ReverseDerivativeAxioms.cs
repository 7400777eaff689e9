using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using static Differentiable.Compiler.Tests.Axioms.Arrows;

namespace Differentiable.Compiler.Tests.Axioms;

/// <summary>
/// The axioms of reverse derivative categories (Cockett et al. 2020) for R, reverse mode, and D, forward mode, on random programs with branches.
/// </summary>
/// <remarks>Blind to a wrong rule that is wrong in both modes and at both orders: difference quotients of primitives see that.</remarks>
public sealed class ReverseDerivativeAxioms : IClassFixture<ReverseDerivativeAxioms.Programs>
{
    private const int N = RandomArrow.Dimension;
    private static readonly double[] Point = [0.7, -1.3, 1.9, 0.35];

    // Conditions on active values go the other way here, mostly.
    private static readonly double[] OtherPoint = [-1.1, 1.6, -0.45, -2.05];

    private readonly IReadOnlyList<Function> _programs;

    public ReverseDerivativeAxioms(Programs programs) => _programs = programs.All;

    /// <summary>f and g, arrows from R⁴ to R, for all neighbours among the programs.</summary>
    private IEnumerable<(Function F, Function G)> Pairs => _programs.Zip(_programs.Skip(1));

    [Fact]
    public void RD1_the_derivative_of_a_sum_is_the_sum_of_the_derivatives() =>
        AssertAgree(Pairs, static pair => (R(Sum(pair.F, pair.G)), Sum(R(pair.F), R(pair.G))), N + 1);

    [Fact]
    public void RD1_the_derivative_of_zero_is_zero() => Assert.True(ArrowAssert.Agree(R(Zero(N, 2)), Zero(N + 2, N), [.. Point, 3, 4]));

    [Fact]
    public void RD2_is_additive_in_the_cotangent() => AssertAgree(
        Pairs,
        static pair =>
        {
            Function r = R(Pair(pair.F, pair.G));
            return (Build("ofSum", N + 4, (ir, x) => Inline(ir, r, [.. x.Take(N), ir.Apply(Arithmetic.Add, x[N], x[N + 2]), ir.Apply(Arithmetic.Add, x[N + 1], x[N + 3])])),
                Sum(Build("first", N + 4, (ir, x) => Inline(ir, r, [.. x.Take(N), x[N], x[N + 1]])), Build("second", N + 4, (ir, x) => Inline(ir, r, [.. x.Take(N), x[N + 2], x[N + 3]]))));
        },
        N + 4);

    [Fact]
    public void RD2_takes_zero_to_zero() => AssertAgree(
        _programs, static f => (Build("atZero", N, (ir, x) => Inline(ir, R(f), [.. x, Literal.Of(0.0)])), Zero(N, N)), N);

    [Fact]
    public void RD3_the_derivative_of_the_identity_is_the_cotangent() =>
        Assert.Equal(Body(Build("cotangents", 2 * N, static (_, x) => [.. x.Skip(N)])), Body(Renamed(R(Identity(N)))));

    [Fact]
    public void RD3_the_derivative_of_a_projection_is_an_injection() =>
        Assert.All(Enumerable.Range(0, N), static i => Assert.Equal(
            Body(Build("injection", N + 1, (_, x) => [.. Enumerable.Range(0, N).Select(k => k == i ? x[N] : Literal.Of(0.0))])), Body(Renamed(R(Projection(N, i))))));

    [Fact]
    public void RD4_the_derivative_of_a_pair_adds() => AssertAgree(
        Pairs,
        static pair => (
            R(Pair(pair.F, pair.G)),
            Sum(Build("first", N + 2, (ir, x) => Inline(ir, R(pair.F), [.. x.Take(N), x[N]])), Build("second", N + 2, (ir, x) => Inline(ir, R(pair.G), [.. x.Take(N), x[N + 1]])))),
        N + 2);

    [Fact]
    public void RD4_the_derivative_of_the_arrow_to_nothing_is_zero() => Assert.True(ArrowAssert.Agree(R(Zero(N, 0)), Zero(N, N), Point));

    /// <summary>The chain rule.</summary>
    [Fact]
    public void RD5_the_derivative_of_a_composite_runs_backwards() => AssertAgree(
        Squares(),
        static pair => (
            R(Compose(pair.G, pair.F)),
            Build("chain", N + 1, (ir, x) => Inline(ir, R(pair.F), [.. x.Take(N), .. Inline(ir, R(pair.G), [.. Inline(ir, pair.F, [.. x.Take(N)]), x[N]])]))),
        N + 1);

    [Fact]
    public void RD6_the_pullback_is_its_own_derivative_in_the_cotangent() => AssertAgree(
        _programs,
        static f => (
            Build("inCotangent", N + 2, (ir, x) => Inline(ir, D(InnerR(f)), [.. x.Take(N), x[N], .. Zeros(N), x[N + 1]])),
            Build("pullback", N + 2, (ir, x) => Inline(ir, R(f), [.. x.Take(N), x[N + 1]]))),
        N + 2);

    /// <summary>The symmetry of the Hessian, and of all mixed partials.</summary>
    [Fact]
    public void RD7_second_derivatives_are_symmetric() => AssertAgree(
        _programs,
        static f => (
            Build("bc", 4 * N, (ir, x) => Inline(ir, D(D(f)), x)),
            Build("cb", 4 * N, (ir, x) => Inline(ir, D(D(f)), [.. x.Take(N), .. x.Skip(2 * N).Take(N), .. x.Skip(N).Take(N), .. x.Skip(3 * N)]))),
        4 * N);

    /// <summary>D[f](a, v) = π₁ R[R[f]]((a, 0), v): reverse mode alone yields forward mode.</summary>
    [Fact]
    public void The_pushforward_is_the_pullback_of_the_pullback() => AssertAgree(
        Pairs.Select(static pair => Pair(pair.F, pair.G)),
        static f => (D(f), Build("twice", 2 * N, (ir, x) => [.. Inline(ir, R(InnerR(f)), [.. x.Take(N), .. Zeros(2), .. x.Skip(N)]).Skip(N)])),
        2 * N);

    /// <summary>⟨Df v, w⟩ = ⟨v, Rf w⟩.</summary>
    [Fact]
    public void The_pullback_is_the_dagger_of_the_pushforward() => AssertAgree(
        Pairs.Select(static pair => Pair(pair.F, pair.G)),
        static f => (
            Build("pushed", (2 * N) + 2, (ir, x) => [Dot(ir, Inline(ir, D(f), [.. x.Take(2 * N)]), [.. x.Skip(2 * N)])]),
            Build("pulled", (2 * N) + 2, (ir, x) => [Dot(ir, Inline(ir, R(f), [.. x.Take(N), .. x.Skip(2 * N)]), [.. x.Skip(N).Take(N)])])),
        (2 * N) + 2);

    /// <summary>D is a functor too: the chain rule forwards.</summary>
    [Fact]
    public void The_pushforward_of_a_composite_runs_forwards() => AssertAgree(
        Squares(),
        static pair => (
            D(Compose(pair.G, pair.F)),
            Build("chain", 2 * N, (ir, x) => Inline(ir, D(pair.G), [.. Inline(ir, pair.F, [.. x.Take(N)]), .. Inline(ir, D(pair.F), x)]))),
        2 * N);

    /// <summary>f from R⁴ to R⁴, made of four programs, and g from R⁴ to R.</summary>
    private IEnumerable<(Function F, Function G)> Squares() => _programs.Chunk(N + 1).Where(static five => five.Length == N + 1)
        .Select(static five => (Pair(Pair(five[0], five[1]), Pair(five[2], five[3])), five[4]));

    private static void AssertAgree<T>(IEnumerable<T> subjects, Func<T, (Function Left, Function Right)> sides, int dimension)
    {
        int compared = 0;
        int all = 0;

        foreach (T subject in subjects)
        {
            (Function left, Function right) = sides(subject);
            all += 2;
            compared += ArrowAssert.Agree(left, right, Argument(Point, dimension)) ? 1 : 0;
            compared += ArrowAssert.Agree(left, right, Argument(OtherPoint, dimension)) ? 1 : 0;
        }

        Assert.True(2 * compared > all, $"Only {compared} of {all} could be compared.");
    }

    /// <summary>The point, and numbers without symmetry for vectors.</summary>
    private static double[] Argument(double[] point, int dimension) => [.. point, .. Enumerable.Range(0, dimension - N).Select(static i => 0.75 - (0.5 * i) + (0.0625 * i * i))];

    private static IEnumerable<Atom> Zeros(int count) => Enumerable.Repeat(Literal.Of(0.0), count);

    private static Atom Dot(IrBuilder ir, IReadOnlyList<Atom> left, IReadOnlyList<Atom> right) =>
        left.Zip(right, (l, r) => (Atom)ir.Apply(Arithmetic.Multiply, l, r)).Aggregate((sum, term) => ir.Apply(Arithmetic.Add, sum, term));

    private static Block Body(Function function) => function.Body;

    /// <summary>With the parameter names that <see cref="Build"/> gives.</summary>
    private static Function Renamed(Function function) => Build(function.Name, function.Parameters.Count, (ir, x) => Inline(ir, function, x));

    /// <summary>The random programs, lowered once for all axioms.</summary>
    public sealed class Programs
    {
        private const int Seed = 7000;
        private const int Count = 80;

        internal IReadOnlyList<Function> All { get; } = RandomArrow.Scalars(Seed, Count);
    }
}
