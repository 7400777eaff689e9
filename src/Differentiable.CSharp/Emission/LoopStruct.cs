using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>A loop as a struct: its fields are what its blocks read from outside, its methods are its blocks.</summary>
/// <param name="Name">The struct's name.</param>
/// <param name="Loop">The loop.</param>
/// <param name="IsInner">Whether it runs inside of another loop.</param>
internal sealed record LoopStruct(string Name, Statement Loop, bool IsInner)
{
    /// <summary>The variables from outside that the loop's blocks read.</summary>
    public IReadOnlyList<Variable> Captured { get; } = [.. FreeVariables.Reads(WithoutInitial(Loop)).Distinct()];

    private static Statement WithoutInitial(Statement statement) => statement switch
    {
        Loop loop => loop with { Initial = [] },
        ReverseLoop loop => loop with { Initial = [] },
        _ => throw new ArgumentException("This is not a loop.", nameof(statement)),
    };
}
