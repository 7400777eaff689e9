namespace Differentiable.Integration.Tests;

/// <summary>float stays float.</summary>
public sealed partial class FloatTests
{
    [Differentiable(Also = Derivatives.Hvp)]
    public static float Wave(float x, float y) => MathF.Sin(x * y) + (x / 3);

    [Differentiable]
    public static double Mixed(float x, double y, int n)
    {
        double wide = x;
        float narrow = (float)(y * wide);
        return narrow * n;
    }

    [Fact]
    public void Derivatives_of_a_float_method_are_float()
    {
        (float Value, (float X, float Y) Gradient) result = WaveValueAndGradient(0.5f, 3);

        Assert.Equal(Wave(0.5f, 3), result.Value);
        Assert.Equal((MathF.Cos(1.5f) * 3) + (1 / 3f), result.Gradient.X, 1e-6f);
        Assert.IsType<float>(WaveJvp(0.5f, 3, 1, 0).Tangent);
        Assert.IsType<float>(WaveHvp(0.5f, 3, 1, 0).X);
    }

    [Fact]
    public void Tangents_are_rounded_where_values_are()
    {
        (float X, double Y) gradient = MixedGradient(0.1f, 0.3, 7);

        // The cotangent of the conversion to float is a float: 7.
        Assert.Equal((float)(0.3 * 7), gradient.X);
        Assert.Equal(7 * (double)0.1f, gradient.Y);
    }
}
