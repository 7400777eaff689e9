using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>NaN, infinities, signed zeros: what is computed beside a value never changes it, and never fails where it does not.</summary>
public sealed class SpecialValueLaws
{
    private static readonly double[] Special = [0, -0.0, 0.5, -1.5, double.PositiveInfinity, double.NegativeInfinity, double.NaN, double.Epsilon];

    /// <summary>Whether the primitive itself throws there: Math.Sign of NaN, Math.Clamp with crossed bounds.</summary>
    internal static bool Throws(PrimitiveFunction function, double[] x)
    {
        try
        {
            function.Value(x);
            return false;
        }
        catch (ArithmeticException)
        {
            return true;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void Derivatives_keep_the_bits_of_the_value_and_throw_only_where_it_throws(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);

        foreach (double[] x in LawPoints.Grid(datum.Primitive, Special).Where(x => !Throws(function, x)))
        {
            IEnumerable<long> expected = function.Value(x).Select(Bits);
            double[] tangent = LawPoints.Vector(function.Active.Length, 0.75);
            double[] cotangent = LawPoints.Vector(function.ResultCount, -1.25);
            Assert.Equal(expected, PrimitiveFunction.Run(function.Jvp, [.. x, .. tangent])[..function.ResultCount].Select(Bits));
            Assert.Equal(expected, PrimitiveFunction.Run(function.Vjp, [.. x, .. cotangent])[..function.ResultCount].Select(Bits));
        }
    }

    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void Simplification_keeps_the_numbers_at_special_values(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);

        foreach (double[] x in LawPoints.Grid(datum.Primitive, Special).Where(x => !Throws(function, x)))
        {
            AssertSame(function.RawJvp, function.Jvp, [.. x, .. LawPoints.Vector(function.Active.Length, 0.75)]);
            AssertSame(function.RawVjp, function.Vjp, [.. x, .. LawPoints.Vector(function.ResultCount, -1.25)]);
        }
    }

    /// <summary>
    /// A partial that depends on an argument is NaN where that argument, and hence the value, is NaN. (That of x + y does not depend on x: it is 1.)
    /// </summary>
    [Theory]
    [MemberData(nameof(PrimitiveCase.WithRule), MemberType = typeof(PrimitiveCase))]
    public void NaN_in_gives_NaN_out(PrimitiveCase datum)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(datum.Primitive);

        foreach (double[] x in LawPoints.Smooth(datum.Primitive))
        {
            foreach (int ordinal in function.Active)
            {
                double[] there = With(x, ordinal, double.NaN);

                if (!Throws(function, there) && function.Value(there).All(double.IsNaN))
                {
                    AssertNaNWhereDependent(function, x, ordinal, there);
                }
            }
        }
    }

    /// <summary>The interpreter runs operators by their own delegates: these are C#'s.</summary>
    [Theory]
    [InlineData("add")]
    [InlineData("subtract")]
    [InlineData("multiply")]
    [InlineData("divide")]
    [InlineData("remainder")]
    public void Evaluating_an_operator_is_what_CSharp_does(string name)
    {
        Func<double[], double> evaluate = Primitives.PrimitiveTable.All.Single(primitive => primitive.Name == name).Evaluate!;
        Func<double, double, double> ofCSharp = name switch
        {
            "add" => static (x, y) => x + y,
            "subtract" => static (x, y) => x - y,
            "multiply" => static (x, y) => x * y,
            "divide" => static (x, y) => x / y,
            _ => static (x, y) => x % y,
        };

        Assert.All(Special, x => Assert.All(Special, y => Assert.Equal(Bits(ofCSharp(x, y)), Bits(evaluate([x, y])))));
    }

    private static void AssertNaNWhereDependent(PrimitiveFunction function, double[] x, int ordinal, double[] there)
    {
        double[] here = [.. function.JacobianByPushforward(x).SelectMany(static row => row)];
        double[] nearby = [.. function.JacobianByPushforward(With(x, ordinal, 1.0625 * x[ordinal])).SelectMany(static row => row)];
        double[] pushed = [.. function.JacobianByPushforward(there).SelectMany(static row => row)];
        double[] pulled = [.. function.JacobianByPullback(there).SelectMany(static row => row)];

        for (int i = 0; i < here.Length; i++)
        {
            bool isConstant = here[i] == nearby[i];
            Assert.True(isConstant || (double.IsNaN(pushed[i]) && double.IsNaN(pulled[i])), $"partial {i} at [{string.Join(", ", there)}]: {pushed[i]}, {pulled[i]}");
        }
    }

    private static void AssertSame(Function raw, Function simplified, double[] arguments) =>
        Assert.Equal(PrimitiveFunction.Run(raw, arguments), PrimitiveFunction.Run(simplified, arguments));

    private static double[] With(double[] x, int ordinal, double value) => [.. x.Select((number, i) => i == ordinal ? value : number)];

    // One NaN is as good as another.
    private static long Bits(double number) => BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number);
}
