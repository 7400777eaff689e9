using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>The rules of linearity for the loop combinators: an invariant of the carried variables, found by iteration, then checked.</summary>
/// <remarks>
/// An invariant says of each carried variable whether it is zero, linear or constant. It holds by induction: initially, and after a step
/// if before. Which steps a loop takes must not depend on what is linear. A variable that begins as a literal zero is what the steps
/// make of it, as zero is both linear and constant. Each step is looked at a last time under the invariant, and then it reports.
/// </remarks>
internal sealed class LoopLinearity(LinearitySolver solver, IInvocationOperation call, Dependence step)
{
    /// <summary>The last state, from the first.</summary>
    public Dependence Run(Dependence initial) => State(initial, [before => Call("Next", before), .. InLanes()]);

    private Func<Dependence, Dependence>[] InLanes() => call.TargetMethod switch
    {
        var sums when LoopCombinators.ReducesInLanes(sums) => [before => Call("FromLanes", Invariant(Call("ToLanes", before), lanes => Call("NextInLanes", lanes)))],
        var lanes when LoopCombinators.RunsInLanes(lanes) => [before => Call("NextInLanes", before)],
        _ => [],
    };

    /// <summary>Outputs and cotangents. What a step remembers depends as the state does; the way back is a loop over cotangents.</summary>
    public Dependence Reverse(Dependence initial)
    {
        Dependence state = State(initial, before => Call("Next", before), before => Call("Record", before).Element(0));
        Dependence residual = Call("Record", state).Element(1);
        Dependence rest = Call("Rest", state);
        Dependence carried = Invariant(rest.Element(1), after => Call("Back", residual, Dependence.Constant, after));

        return Dependence.ProductOf([("Output", rest.Element(0)), ("Cotangent", carried)]);
    }

    private Dependence State(Dependence initial, params Func<Dependence, Dependence>[] steps)
    {
        Dependence state = Invariant(initial, steps);

        if (Call("Continues", state).IsTainted)
        {
            solver.Report(call.Syntax, "whether a loop goes on depends on a tangent or cotangent");
        }

        return state;
    }

    // A variable only climbs, from zero to linear or constant, so this ends.
    private Dependence Invariant(Dependence initial, params Func<Dependence, Dependence>[] steps)
    {
        Dependence before = initial;
        Dependence after = Climb(before, steps);

        while (after.ToString() != before.ToString())
        {
            before = after;
            after = Climb(before, steps);
        }

        RequireInvariant(after, initial);

        foreach (Func<Dependence, Dependence> next in steps)
        {
            RequireInvariant(after, next(after));
        }

        return after;
    }

    private Dependence Climb(Dependence state, Func<Dependence, Dependence>[] steps) =>
        solver.Try(() => steps.Aggregate(state, (joined, next) => Dependence.JoinOrLinear(joined, next(state))));

    private void RequireInvariant(Dependence invariant, Dependence value)
    {
        if (Dependence.Join(invariant, value) is null)
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
