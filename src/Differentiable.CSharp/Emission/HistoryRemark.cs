using System.Globalization;
using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>What a loop remembers for its way back, for whom, and how long that stays on the stack: for readers of the generated code.</summary>
internal static class HistoryRemark
{
    // As Differentiable.Loops.Loop divides its memory.
    private const int CheckpointShare = 7;

    /// <param name="loop">The loop.</param>
    /// <param name="stack">How many bytes of the stack it may use.</param>
    /// <param name="rented">How many bytes it may rent beyond that.</param>
    public static string Of(ReverseLoop loop, int stack, int rented) => loop.Residuals.Count == 0
        ? "Reverse: nothing is remembered of an iteration."
        : $"Reverse: the history of an iteration is {Counts(loop)}: {string.Join("; ", Readers(loop))}. {Place(loop, stack, rented)}";

    private static string Place(ReverseLoop loop, int stack, int rented) => LoopArrays.CarriesStrings(loop)
        ? "Of all iterations, in rented memory: there is a string among what they carry."
        : LoopArrays.MustRunOnce(loop)
        ? $"Of all iterations, in rented memory: they {(LoopArrays.Writes(loop) ? "write to arrays" : "read arrays that change afterwards")}, and cannot run again from a checkpoint."
        : $"On the stack {Extent(loop, stack - (stack / CheckpointShare))}, {(rented > 0 ? $"in rented memory {Extent(loop, rented)}, " : "")}then checkpoints.";

    /// <summary>How many iterations fit.</summary>
    private static string Extent(ReverseLoop loop, int bytes) => StackSize.Of([.. loop.Residuals.Select(static residual => residual.Type)]) is { } size
        ? $"up to {Math.Max(1, bytes / size).ToString("N0", Format)} iterations"
        : "while it fits";

    private static string Counts(ReverseLoop loop) => List(
        [.. loop.Residuals.GroupBy(static residual => residual.Type).Select(static group => $"{group.Count()} {Short(group.Key)}{(group.Count() == 1 ? "" : "s")}")]);

    private static string Short(IrType type) => type.Name.Substring(type.Name.LastIndexOf('.') + 1).Replace("global::", "");

    /// <summary>The residuals, by the statements that read them first on the way back.</summary>
    private static IEnumerable<string> Readers(ReverseLoop loop) => loop.Residuals
        .GroupBy(residual => loop.Back.Statements.FirstOrDefault(statement => FreeVariables.Reads(statement).Contains(residual))?.Origin?.Text ?? "")
        .Select(static group => List([.. group.Select(static residual => residual.Name)]) + (group.Key.Length == 0 ? "" : $", needed by `{group.Key.TrimEnd(';')}`"));

    private static string List(string[] items) => items.Length == 1 ? items[0] : string.Join(", ", items.Take(items.Length - 1)) + " and " + items[items.Length - 1];

    private static NumberFormatInfo Format { get; } = new() { NumberGroupSeparator = " " };
}
