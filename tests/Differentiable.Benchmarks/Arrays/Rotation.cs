namespace Differentiable.Benchmarks;

/// <summary>Rodrigues' rotation of a point x by a vector r, and what its derivatives are made of.</summary>
/// <param name="R">The rotation: its axis times its angle.</param>
/// <param name="X">The point.</param>
/// <param name="Cross">r × x.</param>
/// <param name="Dot">r · x; 0 where there is no rotation.</param>
/// <param name="Cosine">Of the angle.</param>
/// <param name="Sinc">The angle's sine over it.</param>
/// <param name="Versine">1 - cosine over the angle's square; 0 where there is no rotation.</param>
/// <param name="SincSlope">The derivative of the sinc is r times this.</param>
/// <param name="VersineSlope">The derivative of the versine is r times this.</param>
internal readonly record struct Rotation(
    Vector3 R, Vector3 X, Vector3 Cross, double Dot, double Cosine, double Sinc, double Versine, double SincSlope, double VersineSlope)
{
    public static Rotation Of(Vector3 r, Vector3 x)
    {
        double square = Vector3.Dot(r, r);
        Vector3 cross = Vector3.Cross(r, x);

        if (square == 0)
        {
            return new(r, x, cross, 0, 1, 1, 0, 0, 0);
        }

        double angle = Math.Sqrt(square);
        (double sine, double cosine) = Math.SinCos(angle);
        double inverse = 1 / square;
        double sinc = sine / angle;
        double versine = (1 - cosine) * inverse;
        return new(r, x, cross, Vector3.Dot(r, x), cosine, sinc, versine, (cosine - sinc) * inverse, (sinc - (2 * versine)) * inverse);
    }

    public Vector3 Rotated => (X * Cosine) + (Cross * Sinc) + (R * (Dot * Versine));

    /// <summary>The transposed rotation: from derivatives in the rotated point to those in the point.</summary>
    public Vector3 Back(Vector3 g) => (g * Cosine) + (Vector3.Cross(g, R) * Sinc) + (R * (Vector3.Dot(R, g) * Versine));

    /// <summary>From derivatives in the rotated point to those in r.</summary>
    public Vector3 BackToRotation(Vector3 g)
    {
        double alongR = Vector3.Dot(g, R);
        double scale = (SincSlope * Vector3.Dot(g, Cross)) + (VersineSlope * alongR * Dot) - (Sinc * Vector3.Dot(g, X));
        return (R * scale) + (Vector3.Cross(X, g) * Sinc) + (g * (Dot * Versine)) + (X * (alongR * Versine));
    }
}
