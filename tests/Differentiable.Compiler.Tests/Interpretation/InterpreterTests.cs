using Differentiable.Compiler.Interpretation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Tests.Interpretation;

/// <summary>What the interpreter does with each kind of statement.</summary>
public sealed class InterpreterTests
{
    private static readonly Variable X = new("x", IrType.Double);
    private static readonly Variable Y = new("y", IrType.Double);

    [Fact]
    public void A_result_in_float_is_rounded_to_float()
    {
        Variable x = new("x", IrType.Single);
        Function function = new("f", [x], [x], new([new Let([new("y", IrType.Single)], Arithmetic.Multiply, [x, x], null)], [new Variable("y", IrType.Single)]));

        Assert.Equal(1.1f * 1.1f, Assert.Single(Interpreter.Run(function, [1.1f])));
    }

    [Fact]
    public void The_components_of_a_tuple_are_results() =>
        Assert.Equal([Math.Sin(0.3), Math.Cos(0.3)], Interpreter.Run(Single([new Let([Y, new("z", IrType.Double)], Trigonometry.SinCos, [X], null)], Y, new Variable("z", IrType.Double)), [0.3]));

    [Fact]
    public void A_guard_that_always_throws_throws() => Assert.Throws<InterpretedGuardException>(
        static () => Interpreter.Run(Single([new Guard(["throw"], [], AlwaysThrows: true, null)], X), [0.3]));

    [Fact]
    public void A_guard_that_may_throw_is_skipped() =>
        Assert.Equal(0.3, Assert.Single(Interpreter.Run(Single([new Guard(["ThrowIfNegative(", ")"], [X], AlwaysThrows: false, null)], X), [0.3])));

    [Fact]
    public void A_call_asks_the_resolver()
    {
        Function function = Single([new Call([Y], new("Program", "Half", [IrType.Double], [0], [IrType.Double], HasHvp: false), Entry.Primal, [X], null)], Y);

        Assert.Equal(0.15, Assert.Single(Interpreter.Run(function, [0.3], static (call, arguments) => [(double)arguments[0]! / 2])));
        Assert.Throws<InvalidOperationException>(() => Interpreter.Run(function, [0.3]));
    }

    [Fact]
    public void A_constant_asks_its_resolver()
    {
        Function function = Single([], new NamedConstant(IrType.Double, "Program.Rate"));

        Assert.Equal(0.05, Assert.Single(Interpreter.Run(function, [0.3], constants: static constant => 0.05)));
    }

    [Fact]
    public void Checked_arithmetic_overflows()
    {
        Function function = Single([new Let([new("n", IrType.Int32)], Integers.Checked[Integers.Add], [Literal.Of(int.MaxValue), Literal.Of(1)], null)], X);

        Assert.Throws<OverflowException>(() => Interpreter.Run(function, [0.3]));
    }

    [Fact]
    public void What_a_method_throws_comes_out_as_it_is()
    {
        Function function = Single([new Let([Y], Kinked.Clamp, [X, Literal.Of(2.0), Literal.Of(1.0)], null)], Y);

        Assert.Throws<ArgumentException>(() => Interpreter.Run(function, [0.3]));
    }

    [Fact]
    public void The_number_of_arguments_is_checked() => Assert.Throws<ArgumentException>(static () => Interpreter.Run(Single([], X), []));

    private static Function Single(Statement[] statements, params Atom[] results) => new("f", [X], [X], new([.. statements], [.. results]));
}
