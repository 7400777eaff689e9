using Differentiable;

namespace AdBench.Ba;

/// <summary>How far a camera sees a point from where it was observed.</summary>
/// <remarks>A camera is eleven numbers: a rotation (3), its centre (3), a focal length, the principal point (2), and two coefficients of radial distortion.</remarks>
public static partial class BundleAdjustment
{
    /// <summary>A weighted reprojection error.</summary>
    [Differentiable]
    public static (double X, double Y) Error(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, [NoDerivative] ReadOnlySpan<double> feature)
    {
        double x = point[0] - camera[3];
        double y = point[1] - camera[4];
        double z = point[2] - camera[5];
        double rx = camera[0];
        double ry = camera[1];
        double rz = camera[2];
        double squaredAngle = (rx * rx) + (ry * ry) + (rz * rz);
        double cosine = 1;
        double sinc = 1;
        double along = 0;

        // Rodrigues' formula; at no rotation, what it is to first order.
        if (squaredAngle != 0)
        {
            double angle = Math.Sqrt(squaredAngle);
            cosine = Math.Cos(angle);
            sinc = Math.Sin(angle) / angle;
            along = ((rx * x) + (ry * y) + (rz * z)) * (1 - cosine) / squaredAngle;
        }

        double seenX = (x * cosine) + (((ry * z) - (rz * y)) * sinc) + (rx * along);
        double seenY = (y * cosine) + (((rz * x) - (rx * z)) * sinc) + (ry * along);
        double seenZ = (z * cosine) + (((rx * y) - (ry * x)) * sinc) + (rz * along);

        double u = seenX / seenZ;
        double v = seenY / seenZ;
        double s = (u * u) + (v * v);
        double distortion = 1 + (camera[9] * s) + (camera[10] * s * s);
        double scale = camera[6] * distortion;
        return (weight * ((scale * u) + camera[7] - feature[0]), weight * ((scale * v) + camera[8] - feature[1]));
    }

    [Differentiable]
    public static double WeightError(double weight) => 1 - (weight * weight);
}
