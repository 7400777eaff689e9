using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>The rules of linearity for the loop combinators: an invariant of the carried variables, found by iteration, then checked.</summary>
/// <remarks>
/// An invariant says of each carried variable whether it is linear or constant. It holds by induction: initially, and after a step if
/// before. Which steps a loop takes must not depend on what is linear. The last look at each step, under the invariant, is the one
/// that reports.
/// </remarks>
internal sealed class LoopLinearity(LinearitySolver solver, IInvocationOperation call, Dependence step)
{
    /// <summary>The last state, from the first.</summary>
    public Dependence Run(Dependence initial)
    {
        LoopInvariant state = State(initial);
        return state.Result;
    }

    /// <summary>Outputs and cotangents. What a step remembers depends as the state does; the way back is a loop over cotangents.</summary>
    public Dependence Reverse(Dependence initial)
    {
        LoopInvariant state = State(initial);
        Dependence recorded = Call("Record", state.Inside);
        RequireInvariant(state, recorded.Element(0));

        Dependence rest = Call("Rest", state.Result);
        Dependence residual = recorded.Element(1);
        LoopInvariant carried = Solve(rest.Element(1), cotangent => Call("Back", residual, Dependence.Constant, cotangent));

        return Dependence.ProductOf([("Output", rest.Element(0)), ("Cotangent", carried.Result)]);
    }

    private LoopInvariant State(Dependence initial)
    {
        LoopInvariant state = Solve(initial, before => Call("Next", before));

        if (Call("Continues", state.Inside).IsTainted)
        {
            solver.Report(call.Syntax, "whether a loop goes on depends on a tangent or cotangent");
        }

        return state;
    }

    private LoopInvariant Solve(Dependence initial, Func<Dependence, Dependence> next)
    {
        LoopInvariant invariant = LoopInvariant.Find(solver, initial, next);
        RequireInvariant(invariant, initial);
        RequireInvariant(invariant, next(invariant.Inside));
        return invariant;
    }

    private void RequireInvariant(LoopInvariant invariant, Dependence value)
    {
        if (Dependence.Join(invariant.Inside, value) is null)
        {
            solver.Report(call.Syntax, "a carried variable is linear at one time and a constant at another: that is affine");
        }
    }

    private Dependence Call(string name, params ImmutableArray<Dependence> arguments)
    {
        if (LoopCombinators.StepOf(call.TargetMethod) is { } type
            && LoopCombinators.Implementation(type, name) is { } method
            && solver.HasBody(method))
        {
            return solver.Call(method, step, arguments);
        }

        solver.Report(call.Syntax, $"{name} cannot be seen");
        return Dependence.Unknown;
    }
}
