using System.Runtime.CompilerServices;

namespace Differentiable;

/// <summary>
/// Products and quotients that are zero when the vector is zero, whatever the other operand: a tangent or cotangent of 0 stays 0 where a factor is infinite, as
/// that of √x is at 0. Generated code calls them at singular factors only. Linear in the first argument.
/// </summary>
public static class StrongZero
{
    /// <summary><c>vector * factor</c>, and 0 for a zero vector.</summary>
    /// <param name="vector">A tangent or a cotangent.</param>
    /// <param name="factor">A partial derivative; may be infinite or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Multiply(double vector, double factor) => vector == 0 ? 0 : vector * factor;

    /// <inheritdoc cref="Multiply(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float vector, float factor) => vector == 0 ? 0 : vector * factor;

    /// <summary><c>vector / divisor</c>, and 0 for a zero vector.</summary>
    /// <param name="vector">A tangent or a cotangent.</param>
    /// <param name="divisor">The reciprocal of a partial derivative; may be 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Divide(double vector, double divisor) => vector == 0 ? 0 : vector / divisor;

    /// <inheritdoc cref="Divide(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Divide(float vector, float divisor) => vector == 0 ? 0 : vector / divisor;
}
