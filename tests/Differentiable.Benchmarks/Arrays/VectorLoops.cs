using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiable.Benchmarks;

/// <summary>Loops over parts of arrays of one length: what hand-written gradients are made of. Short ones are plain loops, long ones run in vectors.</summary>
internal static class VectorLoops
{
    private const int Short = 16;

    /// <summary>Adds <paramref name="factor"/> times each element to that of the target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> x, double factor)
    {
        if (target.Length > Short)
        {
            AddScaledInVectors(target, x, factor);
            return;
        }

        x = x[..target.Length];

        for (int i = 0; i < target.Length; i++)
        {
            target[i] += factor * x[i];
        }
    }

    private static void AddScaledInVectors(Span<double> target, ReadOnlySpan<double> x, double factor)
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
}
