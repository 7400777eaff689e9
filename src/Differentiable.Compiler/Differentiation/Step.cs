namespace Differentiable.Compiler.Differentiation;

/// <summary>One step of a linearized program: primal statements and the linear equation between the tangents that they cause. A closed set.</summary>
public abstract record Step
{
    /// <summary>Whether tangents flow through the step.</summary>
    public abstract bool IsActive { get; }

    public abstract TResult Accept<TResult>(IStepVisitor<TResult> visitor);
}
