namespace Differentiable.Compiler.LinearMaps;

/// <summary>An interpretation of linear maps.</summary>
public interface ILinearMapVisitor<out TResult>
{
    TResult VisitZero();

    TResult VisitIdentity();

    TResult VisitNegate();

    TResult VisitScale(LinearMap.ScaleMap map);

    TResult VisitDivide(LinearMap.DivideMap map);

    TResult VisitGate(LinearMap.GateMap map);

    TResult VisitConvert(LinearMap.ConvertMap map);

    TResult VisitElement(LinearMap.ElementMap map);

    TResult VisitAdd(LinearMap.AddMap map);

    TResult VisitPart(LinearMap.PartMap map);

    TResult VisitCompose(LinearMap.ComposeMap map);

    TResult VisitJoin(LinearMap.JoinMap map);

    TResult VisitFork(LinearMap.ForkMap map);

    TResult VisitHessian(LinearMap.HessianMap map);

    TResult VisitInvocation(LinearMap.InvocationMap map);
}
