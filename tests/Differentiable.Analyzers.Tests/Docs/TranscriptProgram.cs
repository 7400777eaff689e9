namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>A program of docs/diagnostics/transcript.md.</summary>
/// <param name="Title">What is wrong with it.</param>
/// <param name="Wrong">As a newcomer writes it.</param>
/// <param name="Messages">What is said of it, in the page's form.</param>
/// <param name="Mended">As the messages ask for.</param>
public sealed record TranscriptProgram(string Title, string Wrong, string Messages, string Mended);
