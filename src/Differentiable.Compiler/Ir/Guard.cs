using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>Throws, or calls a helper that may throw; has no value. The text is the target language's, with holes for atoms.</summary>
/// <param name="Segments">The text between the arguments: one segment more than there are arguments.</param>
/// <param name="Arguments">What the message and the check read.</param>
/// <param name="AlwaysThrows">Whether control never passes this statement.</param>
/// <param name="Origin">The user's statement.</param>
public sealed record Guard(EquatableArray<string> Segments, EquatableArray<Atom> Arguments, bool AlwaysThrows, Origin? Origin) : Statement(Origin);
