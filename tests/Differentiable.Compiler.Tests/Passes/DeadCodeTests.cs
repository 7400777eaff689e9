using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Axioms;
using Differentiable.Compiler.Tests.Harness;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>What no result depends on goes; what can throw stays.</summary>
public sealed class DeadCodeTests
{
    [Fact]
    public void What_nothing_reads_goes_with_what_only_it_read() => AssertRemoved(
        static (ir, x) =>
        {
            ir.Apply(Arithmetic.Multiply, ir.Apply(Trigonometry.Sin, x[0]), x[1]);
            return [ir.Apply(Exponentials.Exp, x[0])];
        },
        """
        f(x0, x1)
          exp = exp(x0)
          -> exp
        """);

    [Fact]
    public void What_may_throw_stays() => AssertRemoved(
        static (ir, x) =>
        {
            ir.Apply(Kinked.Clamp, x[0], x[1], Literal.Of(2.0));
            return [x[0]];
        },
        """
        f(x0, x1)
          clamp = clamp(x0, x1, 2)
          -> x0
        """);

    [Fact]
    public void A_branch_keeps_the_results_that_are_read() => AssertRemoved(
        static (ir, x) =>
        {
            (Variable read, Variable unread) = (ir.Fresh("read", IrType.Double), ir.Fresh("unread", IrType.Double));
            ir.Add(new If([read, unread], Literal.True, Arm(ir, x), new([], [x[0], x[1]]), null));
            return [read];
        },
        """
        f(x0, x1)
          read = if true
            sin = sin(x0)
            -> sin
          else
            -> x0
          -> read
        """);

    [Fact]
    public void A_branch_that_does_nothing_goes() => AssertRemoved(
        static (ir, x) =>
        {
            ir.Add(new If([ir.Fresh("first", IrType.Double), ir.Fresh("second", IrType.Double)], Literal.True, Arm(ir, x), new([], [x[0], x[1]]), null));
            return [x[1]];
        },
        """
        f(x0, x1)
          -> x1
        """);

    private static Block Arm(IrBuilder outer, IReadOnlyList<Atom> x)
    {
        IrBuilder ir = outer.Nested();
        return ir.ToBlock([ir.Apply(Trigonometry.Sin, x[0]), ir.Apply(Trigonometry.Cos, x[1])]);
    }

    private static void AssertRemoved(Func<IrBuilder, IReadOnlyList<Atom>, IReadOnlyList<Atom>> body, string expected) =>
        Dump.AssertIs(expected, DeadCode.Remove(Arrows.Build("f", 2, body)));
}
