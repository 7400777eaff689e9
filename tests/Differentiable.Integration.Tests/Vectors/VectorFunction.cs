namespace Differentiable.Integration.Tests.Vectors;

/// <summary>A vector-valued method and its derivatives as functions of flat vectors, whatever its parameters and results are.</summary>
/// <param name="Value">The method.</param>
/// <param name="Jvp">Value and tangent, at a point and a tangent.</param>
/// <param name="Vjp">Value and cotangent, at a point and a cotangent.</param>
/// <param name="Jacobian">The matrix that is returned.</param>
/// <param name="JacobianInto">The matrix that is written to memory.</param>
public sealed record VectorFunction(
    Func<double[], double[]> Value,
    Func<double[], double[], (double[] Value, double[] Tangent)> Jvp,
    Func<double[], double[], (double[] Value, double[] Cotangent)> Vjp,
    Func<double[], double[,]> Jacobian,
    Action<double[], double[]> JacobianInto)
{
    /// <summary>The unit vector of so many components.</summary>
    public static double[] Unit(int length, int at)
    {
        double[] unit = new double[length];
        unit[at] = 1;
        return unit;
    }
}
