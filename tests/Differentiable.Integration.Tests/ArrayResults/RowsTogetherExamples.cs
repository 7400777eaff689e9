namespace Differentiable.Integration.Tests.ArrayResults;

/// <summary>Few numbers of arrays: the rows of their Jacobians are computed together.</summary>
public static partial class RowsTogetherExamples
{
    /// <summary>Branches that all rows have in common, and one of them alone.</summary>
    [Differentiable]
    public static (double Near, double Far) Projection(double[] camera, ReadOnlySpan<double> point, double weight)
    {
        double depth = point[0] - camera[0];
        double scale = 1;
        double skew = 0;

        if (depth > 0)
        {
            double root = Math.Sqrt(depth);
            scale = Math.Sin(root) / root;
            skew = (1 - scale) * camera[1];
        }

        double far = depth > 0 ? weight * Math.Exp(camera[1] * skew) : camera[2];
        return (weight * ((scale * point[1]) + skew), far * point[1] * point[0]);
    }

    /// <summary>A result that depends on nothing, and one that is an element.</summary>
    [Differentiable]
    public static (double Constant, double Element, double Product) Trivial(double[] x, double[] y) => (3, x[1], x[0] * y[1]);

    /// <summary>A small array of its own that is none any more, and a local variable of the name that the Jacobian has.</summary>
    [Differentiable]
    public static (double First, double Second) OwnArray(double[] x, double k)
    {
        double[] jacobian = [x[0] * k, x[1] + k];
        double columns = jacobian[0] * jacobian[1];
        jacobian[0] += columns;
        return (jacobian[0], columns * jacobian[0]);
    }

    /// <summary>Inputs whose elements are within a type.</summary>
    [Differentiable]
    public static (double Dot, double Norm) Inside(Vec3 a, double[] b)
    {
        double dot = (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]);
        return (dot, Math.Sqrt((a[0] * a[0]) + (a[1] * a[1]) + (a[2] * a[2])) * dot);
    }

    /// <summary>Arguments that it refuses, and a call.</summary>
    [Differentiable]
    public static (double Length, double Angle) Polar(double[] x)
    {
        if (x.Length != 2)
        {
            throw new ArgumentException("Two numbers.", nameof(x));
        }

        double length = Length(x[0], x[1]);
        return (length, Math.Acos(x[0] / length));
    }

    [Differentiable]
    public static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));

    /// <summary>Single precision.</summary>
    [Differentiable]
    public static (float Sum, float Product) Singles(float[] x, float k) => ((x[0] + x[1]) * k, x[0] * x[1] * k * k);

    /// <summary>By columns, because it is asked for.</summary>
    [Differentiable(Gradient = GradientMode.Forward)]
    public static (double Sum, double Product) ByColumns(double[] x) => (x[0] + x[1], x[0] * x[1]);

    /// <summary>More rows than are computed together.</summary>
    [Differentiable]
    public static (double A, double B, double C, double D, double E) Five(double[] x) => (x[0], x[0] * x[1], x[1] * x[1], Math.Sin(x[0]), x[1]);
}
