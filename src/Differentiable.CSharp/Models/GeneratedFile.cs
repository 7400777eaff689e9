namespace Differentiable.CSharp.Models;

/// <summary>A file that the generator adds.</summary>
/// <param name="Hint">Its unique name.</param>
/// <param name="Source">Its text.</param>
public sealed record GeneratedFile(string Hint, string Source);
