using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Differentiation;

/// <summary>The numbers that the steps of a block bind and that carry a derivative.</summary>
internal sealed class ActiveTargets : IStepVisitor<IEnumerable<Variable>>
{
    private static readonly ActiveTargets Instance = new();

    private ActiveTargets()
    {
    }

    public static IEnumerable<Variable> Of(LinearizedBlock block) => block.Steps.Where(static step => step.IsActive).SelectMany(static step => step.Accept(Instance)).Where(static variable => variable.Type.IsFloatingPoint);

    public IEnumerable<Variable> VisitStraight(StraightStep step) => step.Equation!.Targets;

    public IEnumerable<Variable> VisitBranch(BranchStep step) => step.ActiveTargets;

    public IEnumerable<Variable> VisitInvocation(InvocationStep step) => step.Equation.Targets;

    public IEnumerable<Variable> VisitLoop(LoopStep step) => step.ActiveOrdinals.Select(ordinal => step.Primal.Targets[ordinal]);
}
