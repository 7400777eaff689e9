using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Lane by lane what <see cref="Multiply(double, double)"/> is.</summary>
    /// <param name="vector">Tangents in several directions.</param>
    /// <param name="factor">A partial derivative; may be infinite or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> vector, double factor)
    {
        Vector128<double> product = vector * factor;
        return Vector128.EqualsAll(product, product) ? product : Vector128.ConditionalSelect(Vector128.IsNaN(product) & (Vector128.IsZero(vector) | Vector128.IsZero(Vector128.Create(factor))), Vector128<double>.Zero, product);
    }

    /// <summary>Lane by lane what <see cref="Divide(double, double)"/> is, within 1.5 units in the last place.</summary>
    /// <remarks>
    /// Multiplies by the reciprocal wherever that is a normal number: a processor takes several times as long for a quotient of many lanes, and it computes the reciprocal
    /// while the vector is still on its way.
    /// </remarks>
    /// <param name="vector">Tangents in several directions.</param>
    /// <param name="divisor">The reciprocal of a partial derivative; may be 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Divide(Vector128<double> vector, double divisor)
    {
        double reciprocal = 1 / divisor;
        return double.IsNormal(reciprocal) ? vector * reciprocal : DivideEach(vector, divisor);
    }

    /// <inheritdoc cref="Multiply(Vector128{double}, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> vector, double factor) => Multiply(vector, Vector256.Create(factor));

    /// <inheritdoc cref="Divide(Vector128{double}, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Divide(Vector256<double> vector, double divisor)
    {
        double reciprocal = 1 / divisor;
        return double.IsNormal(reciprocal) ? vector * reciprocal : Divide(vector, Vector256.Create(divisor));
    }

    /// <inheritdoc cref="Multiply(Vector128{double}, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> vector, float factor)
    {
        Vector128<float> product = vector * factor;
        return Vector128.EqualsAll(product, product) ? product : Vector128.ConditionalSelect(Vector128.IsNaN(product) & (Vector128.IsZero(vector) | Vector128.IsZero(Vector128.Create(factor))), Vector128<float>.Zero, product);
    }

    /// <inheritdoc cref="Divide(Vector128{double}, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Divide(Vector128<float> vector, float divisor)
    {
        float reciprocal = 1 / divisor;
        return float.IsNormal(reciprocal) ? vector * reciprocal : DivideEach(vector, divisor);
    }

    /// <inheritdoc cref="Multiply(Vector128{double}, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> vector, float factor) => Multiply(vector, Vector256.Create(factor));

    /// <inheritdoc cref="Divide(Vector128{double}, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Divide(Vector256<float> vector, float divisor)
    {
        float reciprocal = 1 / divisor;
        return float.IsNormal(reciprocal) ? vector * reciprocal : Divide(vector, Vector256.Create(divisor));
    }

    /// <summary>Lane by lane what <see cref="Multiply(double, double)"/> is.</summary>
    /// <param name="vector">A tangent or cotangent in each lane.</param>
    /// <param name="factor">A partial derivative in each lane; may be infinite or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> vector, Vector256<double> factor)
    {
        Vector256<double> product = vector * factor;
        return Vector256.EqualsAll(product, product) ? product : Vector256.ConditionalSelect(Vector256.IsNaN(product) & (Vector256.IsZero(vector) | Vector256.IsZero(factor)), Vector256<double>.Zero, product);
    }

    /// <summary>Lane by lane what <see cref="Divide(double, double)"/> is.</summary>
    /// <param name="vector">A tangent or cotangent in each lane.</param>
    /// <param name="divisor">The reciprocal of a partial derivative in each lane; may be 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Divide(Vector256<double> vector, Vector256<double> divisor)
    {
        Vector256<double> quotient = vector / divisor;
        return Vector256.EqualsAll(quotient, quotient) ? quotient : Vector256.ConditionalSelect(Vector256.IsNaN(quotient) & Vector256.IsZero(vector), Vector256<double>.Zero, quotient);
    }

    /// <summary>Lane by lane what <see cref="Multiply(float, float)"/> is.</summary>
    /// <param name="vector">A tangent or cotangent in each lane.</param>
    /// <param name="factor">A partial derivative in each lane; may be infinite or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> vector, Vector256<float> factor)
    {
        Vector256<float> product = vector * factor;
        return Vector256.EqualsAll(product, product) ? product : Vector256.ConditionalSelect(Vector256.IsNaN(product) & (Vector256.IsZero(vector) | Vector256.IsZero(factor)), Vector256<float>.Zero, product);
    }

    /// <summary>Lane by lane what <see cref="Divide(float, float)"/> is.</summary>
    /// <param name="vector">A tangent or cotangent in each lane.</param>
    /// <param name="divisor">The reciprocal of a partial derivative in each lane; may be 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Divide(Vector256<float> vector, Vector256<float> divisor)
    {
        Vector256<float> quotient = vector / divisor;
        return Vector256.EqualsAll(quotient, quotient) ? quotient : Vector256.ConditionalSelect(Vector256.IsNaN(quotient) & Vector256.IsZero(vector), Vector256<float>.Zero, quotient);
    }

    // Where the divisor is 0, infinite, NaN, or so small or large that its reciprocal is not a normal number.
    private static Vector128<double> DivideEach(Vector128<double> vector, double divisor)
    {
        Vector128<double> quotient = vector / divisor;
        return Vector128.ConditionalSelect(Vector128.IsNaN(quotient) & Vector128.IsZero(vector), Vector128<double>.Zero, quotient);
    }

    private static Vector128<float> DivideEach(Vector128<float> vector, float divisor)
    {
        Vector128<float> quotient = vector / divisor;
        return Vector128.ConditionalSelect(Vector128.IsNaN(quotient) & Vector128.IsZero(vector), Vector128<float>.Zero, quotient);
    }
}
