using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CSharp.Caching;

/// <summary>What a file says outside of the bodies of methods: all that the meaning of other files' code can depend on.</summary>
internal static class Skeleton
{
    /// <summary>A digest of the tokens; equal where the tokens are.</summary>
    public static byte[] DigestOf(SyntaxTree tree, CancellationToken cancellation)
    {
        StringBuilder text = new();
        Add(tree.GetRoot(cancellation), text, cancellation);
        using SHA256 digest = SHA256.Create();
        return digest.ComputeHash(Encoding.Unicode.GetBytes(text.ToString()));
    }

    private static void Add(SyntaxNode node, StringBuilder text, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();

        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is not { } inner)
            {
                // The number tells 'a b' from 'ab', whatever the token contains.
                text.Append(child.AsToken().Text.Length).Append(' ').Append(child.AsToken().Text);
            }
            else if (IsBody(inner))
            {
                text.Append("{}");
            }
            else
            {
                Add(inner, text, cancellation);
            }
        }
    }

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax && node.Parent is MethodDeclarationSyntax;
}
