using System.Text;

namespace Differentiable.CSharp.Emission;

/// <summary>The only place that appends C# text: lines with their indentation.</summary>
internal sealed class CodeWriter
{
    // A file is some ten thousand characters long, and there may be thousands of files.
    [ThreadStatic]
    private static StringBuilder? s_spare;

    private readonly StringBuilder _text = Take();

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

    /// <summary>All that was written; nothing can be written any more.</summary>
    public string Finish()
    {
        string text = _text.ToString();
        s_spare = _text.Clear();
        return text;
    }

    private static StringBuilder Take()
    {
        StringBuilder text = s_spare ?? new();
        s_spare = null;
        return text;
    }
}
