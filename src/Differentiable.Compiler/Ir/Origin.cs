namespace Differentiable.Compiler.Ir;

/// <summary>Where a statement comes from: what the user wrote, for comments, and a number by which the border can find the place again.</summary>
/// <param name="Text">The user's statement on one line.</param>
/// <param name="Site">
/// The ordinal of the expression in its method. An ordinal, not a position: it does not change when a line or a comment is added, so programs stay equal.
/// </param>
public sealed record Origin(string Text, int Site);
