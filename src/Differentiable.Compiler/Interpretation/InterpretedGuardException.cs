namespace Differentiable.Compiler.Interpretation;

/// <summary>The interpreter came to a statement that always throws: the program's own exception, of which the interpreter knows the text only.</summary>
public sealed class InterpretedGuardException(string text) : Exception(text);
