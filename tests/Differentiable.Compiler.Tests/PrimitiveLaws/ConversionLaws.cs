using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Interpretation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>Conversions: the one primitive whose result type its arguments do not determine.</summary>
public sealed class ConversionLaws
{
    [Fact]
    public void From_double_to_float_tangents_are_rounded_and_cotangents_widened()
    {
        Linearization linearization = Convert(IrType.Double, IrType.Single);

        Assert.Equal([0.1f, 0.3f], Interpreter.Run(Pushforward.Represent(linearization), [0.1, 0.3]));
        Assert.Equal([0.1f, (double)0.3f], Interpreter.Run(Pullback.Represent(linearization), [0.1, 0.3f]));
    }

    [Fact]
    public void From_float_to_double_tangents_are_widened_and_cotangents_rounded()
    {
        Linearization linearization = Convert(IrType.Single, IrType.Double);

        Assert.Equal([(double)0.1f, (double)0.3f], Interpreter.Run(Pushforward.Represent(linearization), [0.1f, 0.3f]));
        Assert.Equal([(double)0.1f, 0.3f], Interpreter.Run(Pullback.Represent(linearization), [0.1f, 0.3]));
    }

    [Fact]
    public void To_an_integer_the_derivative_is_lost() =>
        Assert.False(Assert.Single(Convert(IrType.Double, IrType.Int32).Body.Steps).IsActive);

    private static Linearization Convert(IrType from, IrType to)
    {
        Variable x = new("x", from);
        Variable y = new("y", to);
        return Linearizer.Linearize(new("f", [x], [x], new([new Let([y], Conversions.Convert, [x], null)], [y])));
    }
}
