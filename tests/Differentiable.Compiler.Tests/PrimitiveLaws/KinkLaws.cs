using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>Where a convention decides, the partials are those that the entry promises; NaN is NaN, and infinities have their sign.</summary>
public sealed class KinkLaws
{
    [Theory]
    [MemberData(nameof(PrimitiveCase.WithKinks), MemberType = typeof(PrimitiveCase))]
    public void The_partials_at_a_kink_are_those_of_the_entry(PrimitiveCase datum)
    {
        PrimitiveFunction inDouble = PrimitiveFunction.InDouble(datum.Primitive);
        PrimitiveFunction inSingle = PrimitiveFunction.InSingle(datum.Primitive);

        foreach (Kink kink in datum.Primitive.Kinks)
        {
            double[] expected = [.. inDouble.Active.Select(ordinal => kink.Partials[ordinal])];
            Assert.Equal(expected, inDouble.JacobianByPushforward(kink.Point)[0]);
            Assert.Equal(expected, inDouble.JacobianByPullback(kink.Point)[0]);
            Assert.Equal(expected, inSingle.JacobianByPushforward(kink.Point)[0]);
            Assert.Equal(expected, inSingle.JacobianByPullback(kink.Point)[0]);
        }
    }
}
