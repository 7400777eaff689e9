namespace Differentiable.Testing.RandomPrograms;

/// <summary>How a part of an array or span is written.</summary>
public enum PartSyntax
{
    /// <summary><c>a.AsSpan(start, count)</c>, a span of an array.</summary>
    AsSpan,

    /// <summary><c>s.Slice(start, count)</c>, of a span.</summary>
    Slice,

    /// <summary><c>s[start..end]</c>: of a span another span, of an array a copy.</summary>
    Range,
}
