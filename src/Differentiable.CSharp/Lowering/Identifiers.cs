using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.CSharp.Lowering;

/// <summary>Identifiers as C# must write them.</summary>
internal static class Identifiers
{
    /// <summary>With an @ where the name is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
