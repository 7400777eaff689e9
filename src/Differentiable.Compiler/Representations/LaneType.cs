using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;

namespace Differentiable.Compiler.Representations;

/// <summary>The floating-point type of a program's tangents, if all have one and lanes can carry them: no conversion on the way, and no Hessian of a call.</summary>
internal sealed class LaneType : IStepVisitor<bool>, ILinearMapVisitor<bool>
{
    private readonly IrType _type;

    private LaneType(IrType type) => _type = type;

    /// <summary>The type; null if lanes cannot carry the program's tangents.</summary>
    public static IrType? Of(Linearization linearization)
    {
        IrType type = linearization.Source.ActiveParameters[0].Type;
        LaneType visitor = new(type);
        bool isOne = type.IsFloatingPoint
            && linearization.Source.ActiveParameters.All(parameter => parameter.Type == type)
            && linearization.Body.Results.All(result => result.Type == type)
            && visitor.Admits(linearization.Body);
        return isOne ? type : null;
    }

    public bool VisitStraight(StraightStep step) => step.Equation is null || Admits(step.Equation);

    public bool VisitBranch(BranchStep step) => Admits(step.Then) && Admits(step.Else) && step.ActiveTargets.All(IsOfType);

    public bool VisitInvocation(InvocationStep step) => Admits(step.Equation);

    public bool VisitLoop(LoopStep step) => Admits(step.Body) && step.ActiveState.All(IsOfType);

    public bool VisitZero() => true;

    public bool VisitIdentity() => true;

    public bool VisitNegate() => true;

    public bool VisitScale(LinearMap.ScaleMap map) => map.Factor.Type == _type;

    public bool VisitDivide(LinearMap.DivideMap map) => map.Divisor.Type == _type;

    public bool VisitGate(LinearMap.GateMap map) => true;

    public bool VisitConvert(LinearMap.ConvertMap map) => map.From == _type && map.To == _type;

    // Arrays have a tangent for each of their elements: too many for lanes.
    public bool VisitElement(LinearMap.ElementMap map) => false;

    public bool VisitAdd(LinearMap.AddMap map) => false;

    public bool VisitPart(LinearMap.PartMap map) => false;

    public bool VisitCompose(LinearMap.ComposeMap map) => map.Outer.Accept(this) && map.Inner.Accept(this);

    public bool VisitJoin(LinearMap.JoinMap map) => map.Parts.All(part => part.Accept(this));

    public bool VisitFork(LinearMap.ForkMap map) => map.Parts.All(part => part.Accept(this));

    public bool VisitHessian(LinearMap.HessianMap map) => false;

    // One direction, one call.
    public bool VisitInvocation(LinearMap.InvocationMap map) => false;

    private bool Admits(LinearizedBlock block) => block.Steps.All(step => step.Accept(this));

    private bool Admits(LinearEquation equation) => equation.Map.Accept(this) && equation.Targets.All(IsOfType);

    private bool IsOfType(Variable variable) => variable.Type == _type;
}
