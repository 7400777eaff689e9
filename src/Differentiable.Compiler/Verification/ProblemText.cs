using System.Runtime.CompilerServices;
using System.Text;

namespace Differentiable.Compiler.Verification;

/// <summary>The text of a problem, which is written only where a condition does not hold: every statement of every program is verified, and hardly one has a problem.</summary>
[InterpolatedStringHandler]
internal readonly ref struct ProblemText
{
    private readonly StringBuilder? _text;

    public ProblemText(int literalLength, int formattedCount, bool condition, out bool isWritten)
    {
        isWritten = !condition;
        _text = isWritten ? new(literalLength + formattedCount) : null;
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(value);

    public override string ToString() => _text?.ToString() ?? "";
}
