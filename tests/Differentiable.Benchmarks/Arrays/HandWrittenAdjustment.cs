using AdBench.Ba;

namespace Differentiable.Benchmarks;

/// <summary>The two rows of an observation's Jacobian in bundle adjustment, as one writes them by hand: both at once, with the derivatives of a rotation known in closed form.</summary>
internal static class HandWrittenAdjustment
{
    /// <summary>All values and derivatives, in the order of <see cref="BaProblem.Differentiate(Span{double}, Span{double})"/>.</summary>
    public static void Differentiate(BaProblem problem, Span<double> values, Span<double> derivatives)
    {
        const int row = BaProblem.RowSize;
        int p = problem.Observations.Length;

        for (int i = 0; i < p; i++)
        {
            double weight = problem.Weights[i];
            Span<double> rows = derivatives.Slice(2 * i * row, 2 * row);
            (values[2 * i], values[(2 * i) + 1]) = ErrorAndRows(problem.Camera(i), problem.Point(i), weight, problem.Feature(i), rows.Slice(0, row), rows.Slice(row, row));
            values[(2 * p) + i] = 1 - (weight * weight);
            derivatives[(2 * p * row) + i] = -2 * weight;
        }
    }

    /// <summary>Both coordinates of the error, and for each its derivatives in the camera (11), the point (3) and the weight.</summary>
    private static (double X, double Y) ErrorAndRows(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, ReadOnlySpan<double> feature, Span<double> rowX, Span<double> rowY)
    {
        double kappa2 = camera[10];
        double kappa1 = camera[9];
        double focal = camera[6];
        Vector3 r = new(camera[0], camera[1], camera[2]);
        Vector3 x = new(point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
        Rotation rotation = Rotation.Of(r, x);

        Vector3 seen = rotation.Rotated;
        double inverseDepth = 1 / seen.Z;
        double u = seen.X / seen.Z;
        double v = seen.Y / seen.Z;
        double s = (u * u) + (v * v);
        double distortion = 1 + (kappa1 * s) + (kappa2 * s * s);
        double errorX = (focal * distortion * u) + camera[7] - feature[0];
        double errorY = (focal * distortion * v) + camera[8] - feature[1];

        // The derivatives of the distorted image in u and v, a symmetric matrix.
        double weighted = weight * focal;
        double slope = 2 * weighted * (kappa1 + (2 * kappa2 * s));
        double xx = (weighted * distortion) + (slope * u * u);
        double xy = slope * u * v;
        double yy = (weighted * distortion) + (slope * v * v);
        Row(rotation, new Vector3(xx, xy, -((xx * u) + (xy * v))) * inverseDepth, rowX);
        Row(rotation, new Vector3(xy, yy, -((xy * u) + (yy * v))) * inverseDepth, rowY);

        rowX[6] = weight * distortion * u;
        rowX[7] = weight;
        rowX[8] = 0;
        rowX[9] = weighted * u * s;
        rowX[10] = weighted * u * s * s;
        rowX[14] = errorX;
        rowY[6] = weight * distortion * v;
        rowY[7] = 0;
        rowY[8] = weight;
        rowY[9] = weighted * v * s;
        rowY[10] = weighted * v * s * s;
        rowY[14] = errorY;
        return (weight * errorX, weight * errorY);
    }

    /// <summary>From the derivatives in the rotated point, those in the rotation, the centre, and the point.</summary>
    private static void Row(in Rotation rotation, Vector3 g, Span<double> row)
    {
        Vector3 ofPoint = rotation.Back(g);
        Vector3 ofRotation = rotation.BackToRotation(g);
        row[13] = ofPoint.Z;
        row[0] = ofRotation.X;
        row[1] = ofRotation.Y;
        row[2] = ofRotation.Z;
        row[3] = -ofPoint.X;
        row[4] = -ofPoint.Y;
        row[5] = -ofPoint.Z;
        row[11] = ofPoint.X;
        row[12] = ofPoint.Y;
    }
}
