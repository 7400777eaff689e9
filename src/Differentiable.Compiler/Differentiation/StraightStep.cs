using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Differentiation;

/// <summary>A primal statement, the factors that its linear map needs, and the equation; without one if no derivative flows through it.</summary>
public sealed record StraightStep(EquatableArray<Statement> Primal, LinearEquation? Equation) : Step
{
    public override bool IsActive => Equation is not null;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.VisitStraight(this);
}
