using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Differentiable.CSharp;
using Differentiable.CSharp.Models;
using Microsoft.CodeAnalysis;

namespace Differentiable.Generator;

/// <summary>
/// Derives methods on other threads as soon as they are lowered. Roslyn runs a generator on one thread, a stage for all methods before the next stage; but only lowering needs its symbols, one
/// after the other. What comes after is a function of the lowered method, and Roslyn's thread finds it done, or does it itself.
/// </summary>
internal static class Ahead
{
    // After an edit all methods of the file are lowered again, and all but one turn out to be the same: Roslyn asks for nothing more then, and to derive them would be for nothing.
    private const int MostInOneFile = 64;

    private static readonly ConditionalWeakTable<Compilation, StrongBox<int>> LoweredIn = new();

    // The last first: Roslyn's thread begins at the other end.
    private static readonly ConcurrentStack<(LoweredMethod Method, CancellationToken Cancellation)> Waiting = new();

    private static readonly int MostWorkers = Math.Max(1, Cores() - 1);

    private static int s_workers;

    /// <summary>Returns the method, and has it derived, if it is one of many that are new in the compilation.</summary>
    public static LoweredMethod? Derive(LoweredMethod? method, Compilation compilation, CancellationToken cancellation)
    {
        if (method is not null && !Passes.AreDumped && !Pipeline.Normalized.IsBegun(method) && Interlocked.Increment(ref LoweredIn.GetOrCreateValue(compilation).Value) > MostInOneFile)
        {
            Waiting.Push((method, cancellation));
            Hire();
        }

        return method;
    }

    // So many threads the pool has at once; one core is Roslyn's.
    private static int Cores()
    {
        ThreadPool.GetMinThreads(out int workers, out _);
        return workers;
    }

    private static void Hire()
    {
        if (Interlocked.Increment(ref s_workers) <= MostWorkers)
        {
            Task.Run(Work);
        }
        else
        {
            Interlocked.Decrement(ref s_workers);
        }
    }

    private static void Work()
    {
        while (Waiting.TryPop(out (LoweredMethod Method, CancellationToken Cancellation) next))
        {
            if (!next.Cancellation.IsCancellationRequested)
            {
                Derive(next.Method);
            }
        }

        Interlocked.Decrement(ref s_workers);

        // What was pushed after the last look, when it seemed that enough were at work.
        if (!Waiting.IsEmpty)
        {
            Hire();
        }
    }

    private static void Derive(LoweredMethod method)
    {
        try
        {
            Pipeline.Emitted.Of(Pipeline.Simplified.Of(Pipeline.Represented.Of(Pipeline.Linearized.Of(Pipeline.Normalized.Of(method)))));
        }
        catch (Exception)
        {
            // The stage keeps it, and Roslyn's thread meets it there.
        }
    }
}
