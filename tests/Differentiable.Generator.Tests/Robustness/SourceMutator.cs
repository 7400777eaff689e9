using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Generator.Tests.Robustness;

/// <summary>Damages sources as typing does: cut off, tokens missing, doubled, swapped, or replaced by tokens of other programs.</summary>
internal sealed class SourceMutator
{
    private readonly IReadOnlyList<Token[]> _sources;
    private readonly Token[] _vocabulary;
    private readonly Random _random;

    public SourceMutator(IEnumerable<string> sources, int seed)
    {
        _sources = [.. sources.Select(Tokens)];
        _vocabulary = [.. _sources.SelectMany(static source => source)];
        _random = new(seed);
    }

    /// <summary>A source of the corpus with one to three injuries; every other one only with tokens of the same kind exchanged, which is often valid C#.</summary>
    public string Next()
    {
        List<Token> tokens = [.. _sources[_random.Next(_sources.Count)]];
        bool isMild = _random.Next(2) == 0;

        for (int i = _random.Next(1, 4); i > 0 && tokens.Count > 1; i--)
        {
            if (isMild)
            {
                Exchange(tokens);
            }
            else
            {
                Injure(tokens);
            }
        }

        return string.Concat(tokens.Select(static token => token.Text));
    }

    private void Exchange(List<Token> tokens)
    {
        int place = _random.Next(tokens.Count);
        IReadOnlyList<Token> source = _random.Next(4) == 0 ? _vocabulary : tokens;
        Token[] like = [.. source.Where(other => other.Kind == tokens[place].Kind)];
        tokens[place] = like[_random.Next(like.Length)];
    }

    private void Injure(List<Token> tokens)
    {
        int place = _random.Next(tokens.Count);
        int other = _random.Next(tokens.Count);

        switch (_random.Next(12))
        {
            case 0:
                tokens.RemoveRange(place, tokens.Count - place);
                break;

            case 1 or 2 or 3:
                tokens.RemoveAt(place);
                break;

            case 4 or 5:
                tokens.Insert(place, tokens[place]);
                break;

            case 6 or 7:
                (tokens[place], tokens[other]) = (tokens[other], tokens[place]);
                break;

            case 8:
                tokens.Insert(place, _vocabulary[_random.Next(_vocabulary.Length)]);
                break;

            default:
                tokens[place] = _vocabulary[_random.Next(_vocabulary.Length)];
                break;
        }
    }

    private static Token[] Tokens(string source) => [.. SyntaxFactory.ParseTokens(source).Select(static token => new Token(KindOf(token.Kind()), token.ToFullString()))];

    // Operators count as one kind, and so do the names of types.
    private static SyntaxKind KindOf(SyntaxKind kind) => kind switch
    {
        SyntaxKind.PlusToken or SyntaxKind.MinusToken or SyntaxKind.AsteriskToken or SyntaxKind.SlashToken or SyntaxKind.PercentToken => SyntaxKind.PlusToken,
        SyntaxKind.LessThanToken or SyntaxKind.GreaterThanToken or SyntaxKind.LessThanEqualsToken or SyntaxKind.GreaterThanEqualsToken
            or SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken => SyntaxKind.LessThanToken,
        SyntaxKind.EqualsToken or SyntaxKind.PlusEqualsToken or SyntaxKind.MinusEqualsToken or SyntaxKind.AsteriskEqualsToken or SyntaxKind.SlashEqualsToken
            or SyntaxKind.PercentEqualsToken => SyntaxKind.EqualsToken,
        _ when SyntaxFacts.IsPredefinedType(kind) => SyntaxKind.DoubleKeyword,
        _ => kind,
    };

    /// <summary>A token with the white space and comments around it, so that joining them gives the source.</summary>
    private sealed record Token(SyntaxKind Kind, string Text);
}
