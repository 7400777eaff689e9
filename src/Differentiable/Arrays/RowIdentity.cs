using System.Buffers;
using System.Runtime.CompilerServices;

namespace Differentiable.Arrays;

/// <summary>
/// Whether arrays of arrays have arrays in common. Whole arrays are either one or apart in memory, so only identity counts; one without elements has no memory to share.
/// </summary>
internal static class RowIdentity
{
    // Below this, comparing each with each takes less time than sorting.
    private const int FewComparisons = 1024;

    /// <summary>Whether one array is there twice.</summary>
    public static bool IsRepeated<T>(T[][] rows)
    {
        if ((long)rows.Length * rows.Length > FewComparisons)
        {
            return IsFoundAmongMany(rows, rows, times: 2);
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if (Count(rows.AsSpan(0, i), rows[i]) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one array is in both.</summary>
    public static bool IsShared<T>(T[][] rows, T[][] others)
    {
        if ((long)rows.Length * others.Length > FewComparisons)
        {
            return IsFoundAmongMany(rows, others, times: 1);
        }

        foreach (T[]? other in others)
        {
            if (Count(rows, other) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sorted by their hash codes, which do not change, in memory that is lent: nothing is allocated.</summary>
    private static bool IsFoundAmongMany<T>(T[][] rows, T[][] sought, int times)
    {
        int[] codes = ArrayPool<int>.Shared.Rent(rows.Length);
        T[]?[] sorted = ArrayPool<T[]?>.Shared.Rent(rows.Length);

        for (int i = 0; i < rows.Length; i++)
        {
            (codes[i], sorted[i]) = (RuntimeHelpers.GetHashCode(rows[i]), rows[i]);
        }

        Array.Sort(codes, sorted, 0, rows.Length);
        bool isFound = false;

        foreach (T[]? row in sought)
        {
            isFound = isFound || (row is { Length: > 0 } && Count(WithCode(codes.AsSpan(0, rows.Length), sorted, RuntimeHelpers.GetHashCode(row)), row) >= times);
        }

        ArrayPool<int>.Shared.Return(codes);
        ArrayPool<T[]?>.Shared.Return(sorted, clearArray: true);
        return isFound;
    }

    /// <summary>The arrays with a hash code: seldom more than one.</summary>
    private static ReadOnlySpan<T[]?> WithCode<T>(ReadOnlySpan<int> codes, T[]?[] sorted, int code)
    {
        int start = codes.BinarySearch(code);

        if (start < 0)
        {
            return [];
        }

        int end = start + 1;

        while (start > 0 && codes[start - 1] == code)
        {
            start--;
        }

        while (end < codes.Length && codes[end] == code)
        {
            end++;
        }

        return sorted.AsSpan(start, end - start);
    }

    private static int Count<T>(ReadOnlySpan<T[]?> rows, T[]? row)
    {
        int count = 0;

        foreach (T[]? other in rows)
        {
            count += row is { Length: > 0 } && ReferenceEquals(other, row) ? 1 : 0;
        }

        return count;
    }
}
