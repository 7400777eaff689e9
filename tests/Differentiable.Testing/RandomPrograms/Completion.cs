namespace Differentiable.Testing.RandomPrograms;

/// <summary>How a statement ended.</summary>
/// <param name="Value">The returned value, if it returned.</param>
internal readonly record struct Completion(CompletionKind Kind, OracleValue Value)
{
    public static Completion Normal { get; } = new(CompletionKind.Normal, default);

    public static Completion Break { get; } = new(CompletionKind.Break, default);

    public static Completion Continue { get; } = new(CompletionKind.Continue, default);

    /// <summary>Whether the loop around the statement ends too.</summary>
    public bool LeavesLoop => Kind is CompletionKind.Break or CompletionKind.Return;

    public static Completion Return(OracleValue value) => new(CompletionKind.Return, value);

    /// <summary>How a loop ends whose body ended so.</summary>
    public Completion OfLoop() => Kind == CompletionKind.Return ? this : Normal;
}
