namespace Differentiable.Testing.Purity;

/// <summary>One place in emitted code that breaks a property of the emission contract.</summary>
/// <param name="Property">The property's number in the contract, <c>P1</c> to <c>P9</c>.</param>
/// <param name="Method">The emitted member, as <c>Type.Member</c>.</param>
/// <param name="Text">The offending syntax.</param>
/// <param name="Line">Its line in the emitted file, counted from one.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record PurityViolation(string Property, string Method, string Text, int Line, string Why)
{
    public override string ToString() => $"{Property} {Method}({Line}): {Why}: {Text}";
}
