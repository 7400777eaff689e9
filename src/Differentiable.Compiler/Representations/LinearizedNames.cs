using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>Collects every name of a linearized function: those of its source, and those of the factors that D added.</summary>
internal sealed class LinearizedNames : IStepVisitor<IEnumerable<string>>
{
    private static readonly LinearizedNames Instance = new();

    public static IEnumerable<string> Of(Linearization linearization) => AllNames.Of(linearization.Source).Concat(Of(linearization.Body));

    public IEnumerable<string> VisitStraight(StraightStep step) => AllNames.Of(new Block(step.Primal, []));

    public IEnumerable<string> VisitBranch(BranchStep step) => Of(step.Then).Concat(Of(step.Else));

    public IEnumerable<string> VisitInvocation(InvocationStep step) => step.Preaccumulated.Targets.Select(static target => target.Name);

    public IEnumerable<string> VisitLoop(LoopStep step) => Of(step.Body);

    private static IEnumerable<string> Of(LinearizedBlock block) => block.Steps.SelectMany(static step => step.Accept(Instance));
}
