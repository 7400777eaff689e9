using System.Runtime.CompilerServices;

namespace Differentiable;

/// <summary>
/// Products and quotients that are zero when the vector is zero, whatever the other operand: a tangent or cotangent of 0 stays 0 where a factor is infinite, as
/// that of √x is at 0. Generated code calls them at singular factors only. Linear in the first argument.
/// </summary>
public static class StrongZero
{
    /// <summary><c>vector * factor</c>, and 0 for a zero vector; also for a zero factor: an operand that Min did not return contributes nothing.</summary>
    /// <param name="vector">A tangent or a cotangent.</param>
    /// <param name="factor">A partial derivative; may be infinite or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Multiply(double vector, double factor)
    {
        double product = vector * factor;
        return double.IsNaN(product) && (vector == 0 || factor == 0) ? 0 : product;
    }

    /// <inheritdoc cref="Multiply(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float vector, float factor)
    {
        float product = vector * factor;
        return float.IsNaN(product) && (vector == 0 || factor == 0) ? 0 : product;
    }

    /// <summary><c>vector / divisor</c>, and 0 for a zero vector.</summary>
    /// <param name="vector">A tangent or a cotangent.</param>
    /// <param name="divisor">The reciprocal of a partial derivative; may be 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Divide(double vector, double divisor)
    {
        double quotient = vector / divisor;
        return double.IsNaN(quotient) && vector == 0 ? 0 : quotient;
    }

    /// <inheritdoc cref="Divide(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Divide(float vector, float divisor)
    {
        float quotient = vector / divisor;
        return float.IsNaN(quotient) && vector == 0 ? 0 : quotient;
    }
}
