namespace Differentiable.Testing.RandomPrograms;

/// <summary>How an entry method hands over its number.</summary>
public enum EntryForm
{
    /// <summary>It returns it.</summary>
    Number,

    /// <summary>It returns an array: the number, a constant, and the number again.</summary>
    Array,

    /// <summary>It fills the first and the last element of a span.</summary>
    Span,
}
