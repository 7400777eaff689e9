namespace Differentiable.Integration.Tests.Arrays;

/// <summary>Methods that write many elements at once, and collection expressions with spreads.</summary>
public sealed partial class ArrayCommandTests
{
    private static readonly double[] Y = [0.3, 0.7, -0.2];

    [Differentiable]
    public static double Commands(double x, double[] y)
    {
        double[] a = new double[6];
        Array.Fill(a, x * x);
        Span<double> s = a.AsSpan();
        s[1..3].Fill(3 * x);
        y.CopyTo(s[2..]);
        s.Slice(5).Clear();
        s[..4].CopyTo(s[2..]);
        Array.Clear(a, 0, 1);
        double[] b = new double[7];
        Array.Copy(a, b, 5);
        a.CopyTo(b, 1);
        Array.Copy(a, 1, b, 0, 2);
        Array.Fill(b, 2 * x, 6, 1);
        y.AsSpan().CopyTo(b);
        double sum = 0;

        for (int i = 0; i < 6; i++)
        {
            sum += (a[i] * (i + 1) * a[i]) + (b[i] * b[i + 1]);
        }

        return sum;
    }

    [Differentiable]
    public static double Spreads(double x, ReadOnlySpan<double> y)
    {
        double[] copy = y.ToArray();
        copy[0] *= x;
        double[] all = [x, .. y, 2 * x, .. copy];
        double sum = 0;

        for (int i = 0; i < all.Length; i++)
        {
            sum += (i + 1) * all[i] * all[all.Length - 1 - i];
        }

        return sum;
    }

    [Fact]
    public void Commands_have_the_derivatives_of_their_loops()
    {
        (double x, double[] y) = CommandsGradient(2, Y);

        Agree(static (x, y) => Commands(x, y), 2, x, y);
        Assert.Equal(x, CommandsJvp(2, Y, 1, [0, 0, 0]).Tangent, 1e-12);
        Assert.Equal(y[1], CommandsJvp(2, Y, 0, [0, 1, 0]).Tangent, 1e-12);
    }

    [Fact]
    public void Spreads_copy()
    {
        (double x, double[] y) = SpreadsGradient(1.5, Y);

        Agree(static (x, y) => Spreads(x, y), 1.5, x, y);
        Assert.Equal(Spreads(1.5, Y), SpreadsVjp(1.5, Y, 1).Value);
        Assert.Equal(y[2], SpreadsJvp(1.5, Y, 0, [0, 0, 1]).Tangent, 1e-12);
    }

    [Fact]
    public void What_does_not_fit_throws() => Assert.ThrowsAny<ArgumentException>(static () => CommandsGradient(2, [1, 2, 3, 4, 5]));

    // Polynomials of degree four with values below a thousand: of a central difference nine digits are right.
    private static void Agree(Func<double, double[], double> function, double x, double byX, double[] byY)
    {
        const double Step = 1e-5;
        Assert.Equal((function(x + Step, Y) - function(x - Step, Y)) / (2 * Step), byX, 1e-6);

        for (int i = 0; i < Y.Length; i++)
        {
            double[] up = [.. Y];
            double[] down = [.. Y];
            up[i] += Step;
            down[i] -= Step;
            Assert.Equal((function(x, up) - function(x, down)) / (2 * Step), byY[i], 1e-6);
        }
    }
}
