using System.Text;

namespace Differentiable.CSharp.Emission;

/// <summary>The only place that appends C# text: lines with their indentation.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();

    public int Depth { get; private set; }

    /// <summary>How many lines were written so far.</summary>
    public int Lines { get; private set; }

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 4 * Depth).Append(text);
        }

        _text.Append('\n');
        Lines++;
    }

    public void Open(string? header = null)
    {
        if (header is not null)
        {
            Line(header);
        }

        Line("{");
        Depth++;
    }

    public void Close(string after = "")
    {
        Depth--;
        Line("}" + after);
    }

    public override string ToString() => _text.ToString();
}
