namespace Differentiable.CSharp.Emission;

/// <summary>The text of an expression and how tightly it binds, so that parentheses stand where they must and nowhere else.</summary>
internal readonly record struct CodeText(string Text, Precedence Precedence)
{
    /// <summary>The text as an operand of something that binds at the given strength.</summary>
    public string As(Precedence context) => Precedence < context ? "(" + Text + ")" : Text;
}
