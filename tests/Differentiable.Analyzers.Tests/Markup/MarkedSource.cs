using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Differentiable.Analyzers.Tests.Markup;

/// <summary>C# text in which the places of expected diagnostics are marked: <c>[|here|]</c>, or with an id of its own <c>{|DIFF0101:here|}</c>.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Expected">The places, with their ids.</param>
internal sealed record MarkedSource(string Text, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    private const int IdLength = 8;

    public static MarkedSource Parse(string marked, string id)
    {
        StringBuilder text = new();
        Stack<(string Id, int Start)> open = [];
        List<(string, TextSpan)> expected = [];

        for (int i = 0; i < marked.Length; i++)
        {
            switch (marked.AsSpan(i))
            {
                case ['[', '|', ..]:
                    open.Push((id, text.Length));
                    i++;
                    break;

                case ['{', '|', ..]:
                    open.Push((marked.Substring(i + 2, IdLength), text.Length));
                    i += IdLength + 2;
                    break;

                case ['|', ']' or '}', ..] when open.Count > 0:
                    (string found, int start) = open.Pop();
                    expected.Add((found, TextSpan.FromBounds(start, text.Length)));
                    i++;
                    break;

                default:
                    text.Append(marked[i]);
                    break;
            }
        }

        return new(text.ToString(), expected);
    }
}
