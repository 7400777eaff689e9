using System.Runtime.CompilerServices;

namespace Differentiable.Generator;

/// <summary>A stage of the pipeline, computed once for each input: by whoever comes first, Roslyn's thread or one that works ahead of it.</summary>
/// <param name="compute">The stage: a function of its input alone.</param>
/// <remarks>A result is kept as long as its input is, which is as long as Roslyn keeps both anyway.</remarks>
internal sealed class Stage<TInput, TResult>(Func<TInput, TResult> compute)
    where TInput : class
    where TResult : class
{
    private readonly ConditionalWeakTable<TInput, Lazy<TResult>> _results = new();

    public TResult Of(TInput input) => _results.GetValue(input, key => new Lazy<TResult>(() => compute(key))).Value;

    public bool IsBegun(TInput input) => _results.TryGetValue(input, out _);
}
