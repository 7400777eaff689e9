using System.Numerics;
using System.Runtime.InteropServices;

namespace Differentiable.Benchmarks;

/// <summary>Loops over two or three parts of arrays of one length, as vectors of numbers: what hand-written gradients are made of.</summary>
internal static class VectorLoops
{
    /// <summary>Adds <paramref name="factor"/> times each element to that of the target.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> x, double factor)
    {
        ref double to = ref MemoryMarshal.GetReference(target);
        ref double from = ref MemoryMarshal.GetReference(x[..target.Length]);
        Vector<double> factors = new(factor);
        int i = 0;

        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> sum = Vector.LoadUnsafe(ref to, (nuint)i) + (factors * Vector.LoadUnsafe(ref from, (nuint)i));
            sum.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] += factor * x[i];
        }
    }

    /// <summary>Both at once: adds <paramref name="factor"/> times each element of x to that of the target, and returns x · y.</summary>
    public static double AddScaledAndDot(Span<double> target, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double factor)
    {
        ref double to = ref MemoryMarshal.GetReference(target);
        ref double ofX = ref MemoryMarshal.GetReference(x[..target.Length]);
        ref double ofY = ref MemoryMarshal.GetReference(y[..target.Length]);
        Vector<double> factors = new(factor);
        Vector<double> products = Vector<double>.Zero;
        int i = 0;

        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> elements = Vector.LoadUnsafe(ref ofX, (nuint)i);
            products += elements * Vector.LoadUnsafe(ref ofY, (nuint)i);
            Vector<double> sum = Vector.LoadUnsafe(ref to, (nuint)i) + (factors * elements);
            sum.StoreUnsafe(ref to, (nuint)i);
        }

        double dot = Vector.Sum(products);

        for (; i < target.Length; i++)
        {
            dot += x[i] * y[i];
            target[i] += factor * x[i];
        }

        return dot;
    }
}
