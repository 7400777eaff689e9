using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Verification;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Malformed programs are recognised, each for its own reason.</summary>
public sealed class IrVerifierTests
{
    private static readonly Variable X = new("x", IrType.Double);
    private static readonly Variable Y = new("y", IrType.Double);
    private static readonly Variable N = new("n", IrType.Int32);
    private static readonly Variable B = new("b", IrType.Boolean);
    private static readonly Variable U = new("u", IrType.Lanes(IrType.Double, 2));
    private static readonly Variable V = new("v", IrType.Lanes(IrType.Double, 2));
    private static readonly Variable W = new("w", IrType.Lanes(IrType.Double, 4));
    private static readonly Block ReturnsX = new([], [X]);

    [Fact]
    public void A_well_formed_program_has_no_problem() => Assert.Empty(Verify([SinOf(X, Y)], Y));

    [Fact]
    public void A_variable_is_bound_once() => AssertProblem("y is bound twice", [SinOf(X, Y), SinOf(X, Y)], Y);

    [Fact]
    public void A_parameter_is_not_bound_again() => AssertProblem("x is bound twice", [SinOf(X, X)], X);

    [Fact]
    public void Both_arms_do_not_bind_one_name() => AssertProblem(
        "y is bound twice", [new If([new Variable("z", IrType.Double)], B, new([SinOf(X, Y)], [Y]), new([SinOf(X, Y)], [Y]), null)], X);

    [Fact]
    public void A_variable_is_read_after_it_is_bound() => AssertProblem("y is read before it is bound", [SinOf(Y, new("z", IrType.Double)), SinOf(X, Y)], X);

    [Fact]
    public void A_result_is_bound() => AssertProblem("y is read before it is bound", [], Y);

    [Fact]
    public void What_an_arm_binds_is_not_read_outside() => AssertProblem(
        "y is read before it is bound", [new If([new Variable("z", IrType.Double)], B, new([SinOf(X, Y)], [Y]), ReturnsX, null)], Y);

    [Fact]
    public void Arguments_have_the_types_of_the_signature() => AssertProblem("sin does not take [n]", [SinOf(N, Y)], Y);

    [Fact]
    public void Arguments_at_real_places_have_one_type() => AssertProblem(
        "add does not take [x, 1f]", [new Let([Y], Arithmetic.Add, [X, Literal.Of(1f)], null)], Y);

    [Fact]
    public void A_sum_is_of_as_many_lanes() => AssertProblem("add does not take [v, w]", [PackOf(V, 2), PackOf(W, 4), new Let([U], Arithmetic.Add, [V, W], null)], X);

    [Fact]
    public void A_number_is_not_added_to_lanes() => AssertProblem("add does not take [x, v]", [PackOf(V, 2), new Let([U], Arithmetic.Add, [X, V], null)], X);

    [Fact]
    public void Lanes_are_scaled_by_a_number_of_their_type() =>
        AssertProblem("multiply does not take [1f, v]", [PackOf(V, 2), new Let([U], Arithmetic.Multiply, [Literal.Of(1f), V], null)], X);

    [Fact]
    public void Lanes_are_no_argument_of_a_function() => AssertProblem("sin does not take [v]", [PackOf(V, 2), SinOf(V, U)], X);

    [Fact]
    public void A_multiple_of_lanes_is_lanes() =>
        AssertProblem("multiply gives double2 for y of type double", [PackOf(V, 2), new Let([Y], Arithmetic.Multiply, [X, V], null)], X);

    [Fact]
    public void A_lane_is_one_that_exists() => AssertProblem("v has no lane 2", [PackOf(V, 2), new Let([Y], Lanes.Extract, [V, Literal.Of(2)], null)], Y);

    [Fact]
    public void Targets_are_as_many_as_results() => AssertProblem("sincos does not bind [y]", [new Let([Y], Trigonometry.SinCos, [X], null)], Y);

    [Fact]
    public void A_condition_is_a_truth_value() => AssertProblem("the condition n is of type int", [new If([Y], N, ReturnsX, ReturnsX, null)], Y);

    [Fact]
    public void An_arm_returns_what_the_branch_binds() => AssertProblem("an arm returns [n] for [y]", [new If([Y], B, ReturnsX, new([], [N]), null)], Y);

    [Fact]
    public void An_active_variable_is_a_parameter() =>
        Assert.Contains("y is active but not a parameter", IrVerifier.Verify(new("f", [X], [Y], ReturnsX)));

    [Fact]
    public void An_active_variable_is_a_real_number() =>
        Assert.Contains("n is active but of type int", IrVerifier.Verify(new("f", [X, N], [N], ReturnsX)));

    [Fact]
    public void A_guard_has_a_text_around_each_argument() => AssertProblem("a guard's text does not fit its arguments", [new Guard(["throw"], [X], true, null)], X);

    private static Let PackOf(Variable target, int count) => new([target], Lanes.Pack(count), [.. Enumerable.Repeat(X, count)], null);

    private static Let SinOf(Atom argument, Variable target) => new([target], Trigonometry.Sin, [argument], null);

    private static IReadOnlyList<string> Verify(Statement[] statements, Atom result) => IrVerifier.Verify(new("f", [X, N, B], [X], new([.. statements], [result])));

    private static void AssertProblem(string problem, Statement[] statements, Atom result) => Assert.Contains(problem, Verify(statements, result));
}
