namespace Differentiable.Testing.RandomPrograms;

/// <summary>How a statement ends.</summary>
internal enum CompletionKind
{
    /// <summary>At its end: the next statement follows.</summary>
    Normal,

    /// <summary>With a break.</summary>
    Break,

    /// <summary>With a continue.</summary>
    Continue,

    /// <summary>With a return.</summary>
    Return,
}
