using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>Jacobians as they are emitted: in the way that <see cref="JacobianModeChoice"/> chooses.</summary>
public static class OutermostJacobian
{
    public static Function Represent(Linearization linearization, GradientPreference preference)
    {
        JacobianModeChoice choice = JacobianModeChoice.Of(linearization, preference);
        Function jacobian = choice.Way switch
        {
            GradientWay.Lanes => VectorForward.RepresentJacobian(linearization),
            GradientWay.Forward => Jacobian.Represent(linearization),
            _ => RowJacobian.Represent(linearization),
        };

        return jacobian with { Remarks = [choice.Reason, .. jacobian.Remarks] };
    }
}
