using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Differentiable.Arrays;

namespace Differentiable.Loops;

/// <summary>
/// Runs loops: the only code beside generated methods, and the only one that iterates or writes to a buffer. Nothing is allocated on the heap.
/// </summary>
public static class Loop
{
    /// <summary>How many bytes of the stack the way back of a loop may use.</summary>
    public const int Memory = 56 * 1024;

    /// <summary>The same for a loop inside of another.</summary>
    public const int InnerMemory = 8 * 1024;

    private const int FirstRented = 256;

    // Of the memory, one part in this many holds checkpoints, the rest the history.
    private const int CheckpointShare = 7;

    /// <summary>Runs a loop from a first state to its last.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="state">The first state.</param>
    public static TState Run<TLoop, TState>(TLoop loop, TState state)
        where TLoop : struct, ILoop<TState>, allows ref struct
    {
        while (loop.Continues(state))
        {
            state = Next(loop, state);
        }

        return state;
    }

    /// <summary>As <see cref="Run"/>, for loops with loops inside: compiled on its own, so that the JIT has room to inline the inner ones.</summary>
    /// <remarks>
    /// Written out: calling <see cref="Run"/> instead took a Gaussian mixture's gradient from 2.7 to 3.5 times the value. Handed over by value, the loop was copied to the
    /// stack twice: a tenth of the same gradient.
    /// </remarks>
    /// <param name="given">The loop, by reference: with all that it captures it may be large.</param>
    /// <param name="state">The first state.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TState RunOuter<TLoop, TState>(in TLoop given, TState state)
        where TLoop : struct, ILoop<TState>, allows ref struct
    {
        TLoop loop = given;

        while (loop.Continues(state))
        {
            state = Next(loop, state);
        }

        return state;
    }

    /// <summary>
    /// As <see cref="Run"/>, for a loop whose iterations are a few operations that wait for the ones before: compiled on its own, with full optimisation from the first call on. Where a method is called after the
    /// loop, its state, which lies in memory then, would else lie there in each iteration.
    /// </summary>
    /// <param name="given">The loop, which makes no arrays.</param>
    /// <param name="state">The first state.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TState RunApart<TLoop, TState>(in TLoop given, TState state)
        where TLoop : struct, ILoop<TState>, allows ref struct
    {
        TLoop loop = given;

        while (loop.Continues(state))
        {
            state = loop.Next(state);
        }

        return state;
    }

    /// <summary>Runs a loop, several iterations at once where the processor has registers for them; the last ones, and without such registers all, one by one.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="state">The first state.</param>
    public static TState RunInLanes<TLoop, TState>(TLoop loop, TState state)
        where TLoop : struct, ILanesLoop<TState>, allows ref struct
    {
        if (Vector256.IsHardwareAccelerated && loop.IsInRange(state))
        {
            while (loop.ContinuesInLanes(state))
            {
                state = loop.NextInLanes(state);
            }
        }

        while (loop.Continues(state))
        {
            state = loop.Next(state);
        }

        return state;
    }

    /// <summary>As <see cref="RunInLanes"/>, with sums in the lanes.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="state">The first state.</param>
    public static TState ReduceInLanes<TLoop, TState, TLanes>(TLoop loop, TState state)
        where TLoop : struct, ILanesReduction<TState, TLanes>, allows ref struct
    {
        if (Vector256.IsHardwareAccelerated && loop.IsInRange(state))
        {
            TLanes lanes = loop.ToLanes(state);

            while (loop.ContinuesInLanes(lanes))
            {
                lanes = loop.NextInLanes(lanes);
            }

            state = loop.FromLanes(lanes);
        }

        while (loop.Continues(state))
        {
            state = loop.Next(state);
        }

        return state;
    }

    /// <summary>
    /// Runs a loop, what follows it, and the loop backwards, and remembers every iteration: a loop that writes to arrays from outside cannot run again from a
    /// checkpoint. What is remembered of the first iterations lies on the stack; of longer loops in memory that is rented, and so not on the heap after the first calls. It grows with
    /// the number of iterations.
    /// </summary>
    /// <param name="given">The loop, by reference: with all that it captures it may be large.</param>
    /// <param name="initial">The first state.</param>
    /// <returns>What the rest hands out, and the cotangents before the first iteration.</returns>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (TOutput Output, TCotangent Cotangent) ReverseOnce<TLoop, TState, TResidual, TOutput, TCotangent>(in TLoop given, TState initial)
        where TLoop : struct, IReversibleLoop<TState, TResidual, TOutput, TCotangent>, allows ref struct
    {
        TLoop loop = given;
        Unsafe.SkipInit(out Few<TResidual> few);
        Span<TResidual> history = few;
        TResidual[]? rented = null;
        TState state = initial;
        int count = 0;

        while (loop.Continues(state))
        {
            if (count == history.Length)
            {
                history = Enlarged(history, ref rented);
            }

            (state, history[count]) = Record<TLoop, TState, TResidual, TOutput, TCotangent>(loop, state);
            count++;
        }

        (TOutput output, TCotangent carried) = loop.Rest(state);

        for (int i = count - 1; i >= 0; i--)
        {
            carried = Back<TLoop, TState, TResidual, TOutput, TCotangent>(loop, history[i], i, carried);
        }

        Return(rented);
        return (output, carried);
    }

    private static T[] Enlarged<T>(ReadOnlySpan<T> history, ref T[]? rented)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(FirstRented, checked(2 * history.Length)));
        history.CopyTo(larger);
        Return(rented);
        rented = larger;
        return larger;
    }

    // A string in a pool that nobody reads again would be kept alive.
    private static void Return<T>(T[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }

    /// <summary>Runs a loop, what follows it, and the loop backwards.</summary>
    /// <remarks>
    /// The residuals of the iterations are remembered on the stack while they fit. For longer loops states are remembered at intervals that double whenever there
    /// are too many of them (the trip count need not be known), and each interval is run again before it is run backwards; an interval whose residuals do not fit
    /// is halved again and again. So the loop runs about twice for up to some million iterations of a small state, and log n times in the limit (Griewank and Walther,
    /// "Evaluating Derivatives", chapter 12).
    /// </remarks>
    /// <param name="given">The loop, by reference: with all that it captures it may be large.</param>
    /// <param name="initial">The first state.</param>
    /// <param name="memory">How many bytes of the stack to use, at least room for one residual and two states.</param>
    /// <param name="rented">How many bytes may be rented before states are remembered in place of residuals. Nothing is rented while the stack suffices.</param>
    /// <returns>What the rest hands out, and the cotangents before the first iteration.</returns>
    [SkipLocalsInit]
    public static (TOutput Output, TCotangent Cotangent) Reverse<TLoop, TState, TResidual, TOutput, TCotangent>(in TLoop given, TState initial, int memory, int rented = 0)
        where TLoop : struct, IReversibleLoop<TState, TResidual, TOutput, TCotangent>, allows ref struct
        where TState : unmanaged
        where TResidual : unmanaged
    {
        TLoop loop = given;
        int capacity = Math.Max(1, (memory - (memory / CheckpointShare)) / Unsafe.SizeOf<TResidual>());
        Span<TResidual> history = stackalloc TResidual[capacity];
        TState state = initial;
        int count = 0;

        while (loop.Continues(state))
        {
            if (count == history.Length)
            {
                return rented / Unsafe.SizeOf<TResidual>() > capacity
                    ? ReverseRented<TLoop, TState, TResidual, TOutput, TCotangent>(loop, initial, state, memory / CheckpointShare, history, rented)
                    : ReverseLong<TLoop, TState, TResidual, TOutput, TCotangent>(loop, initial, state, memory / CheckpointShare, history);
            }

            (state, history[count]) = Record<TLoop, TState, TResidual, TOutput, TCotangent>(loop, state);
            count++;
        }

        (TOutput output, TCotangent carried) = loop.Rest(state);

        for (int i = count - 1; i >= 0; i--)
        {
            carried = Back<TLoop, TState, TResidual, TOutput, TCotangent>(loop, history[i], i, carried);
        }

        return (output, carried);
    }

    /// <summary>Goes on with a loop whose residuals do not fit the stack, in rented memory that grows until it may not grow more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (TOutput Output, TCotangent Cotangent) ReverseRented<TLoop, TState, TResidual, TOutput, TCotangent>(
        TLoop loop, TState initial, TState state, int memory, ReadOnlySpan<TResidual> remembered, int rented)
        where TLoop : struct, IReversibleLoop<TState, TResidual, TOutput, TCotangent>, allows ref struct
        where TState : unmanaged
        where TResidual : unmanaged
    {
        int most = rented / Unsafe.SizeOf<TResidual>();
        int count = remembered.Length;
        byte[] bytes = [];
        Span<TResidual> history = Enlarged(ref bytes, remembered, most);
        (TOutput Output, TCotangent Cotangent) result;

        while (true)
        {
            if (!loop.Continues(state))
            {
                (TOutput output, TCotangent carried) = loop.Rest(state);

                for (int i = count - 1; i >= 0; i--)
                {
                    carried = Back<TLoop, TState, TResidual, TOutput, TCotangent>(loop, history[i], i, carried);
                }

                result = (output, carried);
                break;
            }

            if (count == history.Length)
            {
                if (count == most)
                {
                    result = ReverseLong<TLoop, TState, TResidual, TOutput, TCotangent>(loop, initial, state, memory, history);
                    break;
                }

                history = Enlarged(ref bytes, history, most);
            }

            (state, history[count]) = Record<TLoop, TState, TResidual, TOutput, TCotangent>(loop, state);
            count++;
        }

        ArrayPool<byte>.Shared.Return(bytes);
        return result;
    }

    // Bytes, so that all loops share one pool.
    private static Span<TResidual> Enlarged<TResidual>(ref byte[] bytes, ReadOnlySpan<TResidual> remembered, int most)
        where TResidual : unmanaged
    {
        int length = (int)Math.Min(2L * remembered.Length, most);
        byte[] larger = ArrayPool<byte>.Shared.Rent(length * Unsafe.SizeOf<TResidual>());
        Span<TResidual> history = MemoryMarshal.Cast<byte, TResidual>(larger.AsSpan())[..length];
        remembered.CopyTo(history);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
        return history;
    }

    /// <summary>Goes on with a loop whose residuals do not fit the history.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (TOutput Output, TCotangent Cotangent) ReverseLong<TLoop, TState, TResidual, TOutput, TCotangent>(
        TLoop loop, TState initial, TState state, int memory, Span<TResidual> history)
        where TLoop : struct, IReversibleLoop<TState, TResidual, TOutput, TCotangent>, allows ref struct
        where TState : unmanaged
        where TResidual : unmanaged
    {
        // An even number, so that every second one can be dropped.
        int slots = Math.Max(2, memory / Unsafe.SizeOf<TState>() & ~1);
        Span<TState> checkpoints = stackalloc TState[slots];
        long interval = history.Length;
        long count = interval;
        checkpoints[0] = initial;
        int used = 1;

        while (loop.Continues(state))
        {
            if (count == used * interval)
            {
                if (used == slots)
                {
                    interval *= 2;
                    used /= 2;

                    for (int i = 1; i < used; i++)
                    {
                        checkpoints[i] = checkpoints[2 * i];
                    }
                }

                checkpoints[used] = state;
                used++;
            }

            state = Next(loop, state);
            count++;
        }

        (TOutput output, TCotangent carried) = loop.Rest(state);

        for (int i = used - 1; i >= 0; i--)
        {
            long start = i * interval;
            carried = ReverseInterval<TLoop, TState, TResidual, TOutput, TCotangent>(loop, checkpoints[i], start, count - start, history, carried);
            count = start;
        }

        return (output, carried);
    }

    /// <summary>Runs so many iterations again, and then backwards; halves them if their residuals do not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TCotangent ReverseInterval<TLoop, TState, TResidual, TOutput, TCotangent>(
        TLoop loop, TState state, long start, long length, Span<TResidual> history, TCotangent carried)
        where TLoop : struct, IReversibleLoop<TState, TResidual, TOutput, TCotangent>, allows ref struct
        where TState : unmanaged
        where TResidual : unmanaged
    {
        if (length > history.Length)
        {
            long half = length / 2;
            TState middle = state;

            for (long i = 0; i < half; i++)
            {
                middle = Next(loop, middle);
            }

            carried = ReverseInterval<TLoop, TState, TResidual, TOutput, TCotangent>(loop, middle, start + half, length - half, history, carried);
            return ReverseInterval<TLoop, TState, TResidual, TOutput, TCotangent>(loop, state, start, half, history, carried);
        }

        int count = (int)length;

        for (int i = 0; i < count; i++)
        {
            (state, history[i]) = Record<TLoop, TState, TResidual, TOutput, TCotangent>(loop, state);
        }

        for (int i = count - 1; i >= 0; i--)
        {
            carried = Back<TLoop, TState, TResidual, TOutput, TCotangent>(loop, history[i], start + i, carried);
        }

        return carried;
    }

    // An iteration releases the arrays that it made. The conditions are constants when the code is compiled.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TState Next<TLoop, TState>(TLoop loop, TState state)
        where TLoop : struct, ILoop<TState>, allows ref struct
    {
        if (!TLoop.MakesArrays)
        {
            return loop.Next(state);
        }

        Workspace iteration = Workspace.Open();
        TState next = loop.Next(state);
        iteration.Dispose();
        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TState State, TResidual Residual) Record<TLoop, TState, TResidual, TOutput, TCotangent>(TLoop loop, TState state)
        where TLoop : struct, IReversibleLoop<TState, TResidual, TOutput, TCotangent>, allows ref struct
    {
        if (!TLoop.MakesArrays || TLoop.KeepsArrays)
        {
            return loop.Record(state);
        }

        Workspace iteration = Workspace.Open();
        (TState State, TResidual Residual) recorded = loop.Record(state);
        iteration.Dispose();
        return recorded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TCotangent Back<TLoop, TState, TResidual, TOutput, TCotangent>(TLoop loop, TResidual residual, long number, TCotangent carried)
        where TLoop : struct, IReversibleLoop<TState, TResidual, TOutput, TCotangent>, allows ref struct
    {
        if (!TLoop.MakesArrays)
        {
            return loop.Back(residual, number, carried);
        }

        Workspace iteration = Workspace.Open();
        TCotangent before = loop.Back(residual, number, carried);
        iteration.Dispose();
        return before;
    }
}
