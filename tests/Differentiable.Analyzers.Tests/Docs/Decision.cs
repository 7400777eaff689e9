namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>A row of a table of decisions.</summary>
/// <param name="Subject">What could be reported.</param>
/// <param name="Ids">The diagnostics that report it.</param>
/// <param name="Reason">Why none does, or why these do; may be empty where there are ids.</param>
internal sealed record Decision(string Subject, IReadOnlyList<string> Ids, string Reason);
