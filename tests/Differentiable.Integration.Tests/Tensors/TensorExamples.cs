using System.Numerics.Tensors;

namespace Differentiable.Integration.Tests.Tensors;

/// <summary>Each operation of TensorPrimitives that is differentiated.</summary>
public static partial class TensorExamples
{
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Sum(double[] x) => TensorPrimitives.Sum<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double SumOfSquares(double[] x) => TensorPrimitives.SumOfSquares<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double SumOfMagnitudes(double[] x) => TensorPrimitives.SumOfMagnitudes<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Product(double[] x) => TensorPrimitives.Product<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Norm(double[] x) => TensorPrimitives.Norm<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Average(double[] x) => TensorPrimitives.Average<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Max(double[] x) => TensorPrimitives.Max<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Min(double[] x) => TensorPrimitives.Min<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Dot(double[] x) => TensorPrimitives.Dot<double>(x.AsSpan(0, 3), x.AsSpan(3)) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double Distance(double[] x) => TensorPrimitives.Distance<double>(x.AsSpan(0, 3), x.AsSpan(3)) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double CosineSimilarity(double[] x) => TensorPrimitives.CosineSimilarity<double>(x.AsSpan(0, 3), x.AsSpan(3)) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double StdDev(double[] x) => TensorPrimitives.StdDev<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double MaxNumber(double[] x) => TensorPrimitives.MaxNumber<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double MinNumber(double[] x) => TensorPrimitives.MinNumber<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double MaxMagnitude(double[] x) => TensorPrimitives.MaxMagnitude<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double MinMagnitude(double[] x) => TensorPrimitives.MinMagnitude<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double MaxMagnitudeNumber(double[] x) => TensorPrimitives.MaxMagnitudeNumber<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double MinMagnitudeNumber(double[] x) => TensorPrimitives.MinMagnitudeNumber<double>(x) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double ProductOfSums(double[] x) => TensorPrimitives.ProductOfSums<double>(x.AsSpan(0, 3), x.AsSpan(3)) * x[0];

    [Differentiable(Also = Derivatives.Hvp)]
    public static double ProductOfDifferences(double[] x) => TensorPrimitives.ProductOfDifferences<double>(x.AsSpan(0, 3), x.AsSpan(3)) * x[0];

    [Differentiable]
    public static void ExpOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Exp(x, y);

    [Differentiable]
    public static void Exp2Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Exp2(x, y);

    [Differentiable]
    public static void LogOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Log(x, y);

    [Differentiable]
    public static void Log2Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Log2(x, y);

    [Differentiable]
    public static void Log10Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Log10(x, y);

    [Differentiable]
    public static void SinOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Sin(x, y);

    [Differentiable]
    public static void CosOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Cos(x, y);

    [Differentiable]
    public static void TanOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Tan(x, y);

    [Differentiable]
    public static void AsinOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Asin(x, y);

    [Differentiable]
    public static void AcosOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Acos(x, y);

    [Differentiable]
    public static void AtanOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Atan(x, y);

    [Differentiable]
    public static void SinhOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Sinh(x, y);

    [Differentiable]
    public static void CoshOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Cosh(x, y);

    [Differentiable]
    public static void TanhOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Tanh(x, y);

    [Differentiable]
    public static void CbrtOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Cbrt(x, y);

    [Differentiable]
    public static void SigmoidOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Sigmoid(x, y);

    [Differentiable]
    public static void SoftMaxOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.SoftMax(x, y);

    [Differentiable]
    public static void NegateOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Negate(x, y);

    [Differentiable]
    public static void AbsOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Abs(x, y);

    [Differentiable]
    public static void SqrtOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Sqrt(x, y);

    [Differentiable]
    public static void ReciprocalOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Reciprocal(x, y);

    [Differentiable]
    public static void AddOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Add(x, x[0], y);

    [Differentiable]
    public static void AddBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Add(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void SubtractOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Subtract(x, x[0], y);

    [Differentiable]
    public static void SubtractBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Subtract(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MultiplyOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Multiply(x, x[0], y);

    [Differentiable]
    public static void MultiplyBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Multiply(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void DivideOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Divide(x, x[0], y);

    [Differentiable]
    public static void DivideBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Divide(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MaxOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Max(x, x[0], y);

    [Differentiable]
    public static void MaxBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Max(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MinOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Min(x, x[0], y);

    [Differentiable]
    public static void MinBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Min(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MultiplyAddOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MultiplyAdd(x, x[1], x, y);

    [Differentiable]
    public static void AddMultiplyOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.AddMultiply(x, x, x[2], y);

    [Differentiable]
    public static void Exp10Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Exp10(x, y);

    [Differentiable]
    public static void ExpM1Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.ExpM1(x, y);

    [Differentiable]
    public static void Exp2M1Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Exp2M1(x, y);

    [Differentiable]
    public static void Exp10M1Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Exp10M1(x, y);

    [Differentiable]
    public static void LogP1Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.LogP1(x, y);

    [Differentiable]
    public static void Log2P1Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Log2P1(x, y);

    [Differentiable]
    public static void Log10P1Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Log10P1(x, y);

    [Differentiable]
    public static void SinPiOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.SinPi(x, y);

    [Differentiable]
    public static void CosPiOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.CosPi(x, y);

    [Differentiable]
    public static void TanPiOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.TanPi(x, y);

    [Differentiable]
    public static void AsinPiOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.AsinPi(x, y);

    [Differentiable]
    public static void AcosPiOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.AcosPi(x, y);

    [Differentiable]
    public static void AtanPiOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.AtanPi(x, y);

    [Differentiable]
    public static void AsinhOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Asinh(x, y);

    [Differentiable]
    public static void AtanhOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Atanh(x, y);

    [Differentiable]
    public static void ReciprocalSqrtOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.ReciprocalSqrt(x, y);

    [Differentiable]
    public static void DegreesToRadiansOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.DegreesToRadians(x, y);

    [Differentiable]
    public static void RadiansToDegreesOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.RadiansToDegrees(x, y);

    [Differentiable]
    public static void IncrementOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Increment(x, y);

    [Differentiable]
    public static void DecrementOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Decrement(x, y);

    [Differentiable]
    public static void AcoshOf(ReadOnlySpan<double> x, Span<double> y)
    {
        TensorPrimitives.Add(x, 1, y);
        TensorPrimitives.Acosh(y, y);
    }

    [Differentiable]
    public static void PowBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Pow(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void Atan2Both(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Atan2(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void Atan2PiBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Atan2Pi(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void HypotBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Hypot(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void LogBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Log(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void CopySignBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.CopySign(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MaxNumberBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MaxNumber(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MinNumberBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MinNumber(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MaxMagnitudeBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MaxMagnitude(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MinMagnitudeBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MinMagnitude(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MaxMagnitudeNumberBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MaxMagnitudeNumber(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void MinMagnitudeNumberBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MinMagnitudeNumber(x[..3], x[3..], y[..3]);

    [Differentiable]
    public static void PowNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Pow(x, x[4], y);

    [Differentiable]
    public static void Atan2NumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Atan2(x, x[4], y);

    [Differentiable]
    public static void Atan2PiNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Atan2Pi(x, x[4], y);

    [Differentiable]
    public static void LogBaseOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Log(x, x[4], y);

    [Differentiable]
    public static void CopySignNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.CopySign(x, x[4], y);

    [Differentiable]
    public static void MaxNumberNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MaxNumber(x, x[4], y);

    [Differentiable]
    public static void MinNumberNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MinNumber(x, x[4], y);

    [Differentiable]
    public static void MaxMagnitudeNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MaxMagnitude(x, x[4], y);

    [Differentiable]
    public static void MinMagnitudeNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MinMagnitude(x, x[4], y);

    [Differentiable]
    public static void MaxMagnitudeNumberNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MaxMagnitudeNumber(x, x[4], y);

    [Differentiable]
    public static void MinMagnitudeNumberNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MinMagnitudeNumber(x, x[4], y);

    [Differentiable]
    public static void NumberToPowOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Pow(x[2], x, y);

    [Differentiable]
    public static void NumberToAtan2Of(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Atan2(x[2], x, y);

    [Differentiable]
    public static void NumberToAtan2PiOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Atan2Pi(x[2], x, y);

    [Differentiable]
    public static void LerpBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Lerp(x[..2], x[2..4], x[4..], y[..2]);

    [Differentiable]
    public static void FusedMultiplyAddBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.FusedMultiplyAdd(x[..2], x[2..4], x[4..], y[..2]);

    [Differentiable]
    public static void MultiplyAddEstimateBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MultiplyAddEstimate(x[..2], x[2..4], x[4..], y[..2]);

    [Differentiable]
    public static void LerpNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Lerp(x, x, x[1], y);

    [Differentiable]
    public static void FusedMultiplyAddNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.FusedMultiplyAdd(x, x, x[1], y);

    [Differentiable]
    public static void MultiplyAddEstimateNumberOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.MultiplyAddEstimate(x, x, x[1], y);

    [Differentiable]
    public static void ClampOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Clamp(x, x[1], x[2], y);

    [Differentiable]
    public static void ClampBoth(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Clamp(x[..2], x[2..4], x[0], y[..2]);

    [Differentiable]
    public static void NumberClampedOf(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Clamp(x[0], x, x, y);

    /// <summary>In place, in a loop, with second derivatives.</summary>
    [Differentiable(Also = Derivatives.Hvp)]
    public static double Layers(double[] weights, double[] x, int layers)
    {
        double[] state = x[..];
        double[] scaled = new double[x.Length];

        for (int t = 0; t < layers; t++)
        {
            TensorPrimitives.Multiply(state, weights[t], scaled);
            TensorPrimitives.Tanh<double>(scaled, state);
            TensorPrimitives.Add<double>(state, scaled, state);
        }

        return TensorPrimitives.SumOfSquares<double>(state) + TensorPrimitives.Dot<double>(state, x);
    }

    [Differentiable]
    public static float Single(float[] x)
    {
        float[] y = new float[x.Length];
        TensorPrimitives.Sigmoid<float>(x, y);
        return TensorPrimitives.Dot<float>(x, y) / TensorPrimitives.Norm<float>(x);
    }

    /// <summary>Unequal lengths, and a destination that is too short.</summary>
    [Differentiable]
    public static double Lengths(double[] x, double[] y, int n)
    {
        double[] z = new double[n];
        TensorPrimitives.Add<double>(x, y, z);
        return TensorPrimitives.Sum<double>(z) + TensorPrimitives.Dot<double>(x, y);
    }

    [Differentiable]
    public static double Spread(double[] x) => TensorPrimitives.StdDev<double>(x);

    [Differentiable]
    public static double Bounded(double[] x, double least, double most)
    {
        double[] z = new double[x.Length];
        TensorPrimitives.Clamp<double>(x, least, most, z);
        return TensorPrimitives.Sum<double>(z);
    }

    [Differentiable]
    public static double Overlapping(double[] x, int source, int destination)
    {
        double[] u = [.. x];
        TensorPrimitives.Multiply<double>(u.AsSpan(source, 3), u.AsSpan(source, 3), u.AsSpan(destination, 3));
        return TensorPrimitives.SumOfSquares<double>(u);
    }

    [Differentiable]
    public static double SoftMaxInto(double[] x, int n)
    {
        double[] z = new double[n];
        TensorPrimitives.SoftMax<double>(x, z);
        return z[0];
    }

    [Differentiable]
    public static double Largest(double[] x) => TensorPrimitives.Max<double>(x);
}
