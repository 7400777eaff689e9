namespace Differentiable.Compiler.Structured;

/// <summary>Leaves an iteration of the innermost loop: for the next one (<c>continue</c>), or for good (<c>break</c>).</summary>
public sealed record Leave(bool ForGood) : StructuredStatement
{
    public override TResult Accept<TResult>(IStructuredVisitor<TResult> visitor) => visitor.VisitLeave(this);
}
