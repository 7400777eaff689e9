using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Differentiation;

/// <summary>
/// A call of a differentiable method with active arguments. A representation may call the method's pushforward, or take value and partials at once
/// ("preaccumulated") and scale by them.
/// </summary>
/// <param name="Primal">The call itself.</param>
/// <param name="Preaccumulated">The call that returns value and partials instead; the same where the method has several results, whose partials no call returns.</param>
/// <param name="Equation">The equation, in terms of those partials.</param>
public sealed record InvocationStep(Call Primal, Call Preaccumulated, LinearEquation Equation) : Step
{
    public override bool IsActive => true;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.VisitInvocation(this);
}
