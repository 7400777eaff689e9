using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// What a branch hands from its primal arms to its pullback arms. Only one arm runs, so residuals of both arms share slots where they may, and there
/// are as many as the larger arm needs.
/// </summary>
/// <param name="Primal">The primal branch, with the residuals among its results.</param>
/// <param name="ThenBackward">The first arm's pullback, which reads the slots.</param>
/// <param name="ElseBackward">The second arm's pullback, which reads the slots.</param>
internal sealed record ResidualPlan(If Primal, Block ThenBackward, Block ElseBackward)
{
    public static ResidualPlan Make(NameSource names, BranchStep step, Block then, Block @else, Block thenBackward, Block elseBackward, bool isApart)
    {
        If primal = step.Primal;
        (then, thenBackward) = Lightened(names, then, thenBackward, isApart);
        (@else, elseBackward) = Lightened(names, @else, elseBackward, isApart);
        List<Variable> thenNeeds = Needed(then, thenBackward);
        List<Variable> elseNeeds = Needed(@else, elseBackward);
        List<Variable> slots = [];
        Dictionary<Atom, Atom> thenSlots = SlotsOfResults(primal, then);
        Dictionary<Atom, Atom> elseSlots = SlotsOfResults(primal, @else);
        thenNeeds.RemoveAll(thenSlots.ContainsKey);
        elseNeeds.RemoveAll(elseSlots.ContainsKey);

        List<Atom> thenResults = [.. then.Results];
        List<Atom> elseResults = [.. @else.Results];

        foreach (Variable residual in thenNeeds)
        {
            Variable? partner = elseNeeds.Find(other => other.Type == residual.Type && (step.SharesResiduals || !HoldsNumbers(other.Type)));
            Variable slot = new(names.Fresh(Kept(residual)), residual.Type);
            slots.Add(slot);
            thenSlots[residual] = slot;
            thenResults.Add(residual);
            elseResults.Add((Atom?)partner ?? Literal.Default(residual.Type));

            if (partner is not null)
            {
                elseSlots[partner] = slot;
                elseNeeds.Remove(partner);
            }
        }

        foreach (Variable residual in elseNeeds)
        {
            Variable slot = new(names.Fresh(Kept(residual)), residual.Type);
            slots.Add(slot);
            elseSlots[residual] = slot;
            thenResults.Add(Literal.Default(residual.Type));
            elseResults.Add(residual);
        }

        If extended = primal with
        {
            Targets = [.. primal.Targets, .. slots],
            Then = then with { Results = [.. thenResults] },
            Else = @else with { Results = [.. elseResults] },
        };

        return new(extended, Read(thenBackward, thenSlots), Read(elseBackward, elseSlots));
    }

    // Where arrays lie says nothing of what is in them: the one may be of values, and the other of tangents.
    private static bool HoldsNumbers(IrType type) => type.IsFloatingPoint || type == IrType.Kept;

    /// <summary>
    /// Local arrays are handed over as the places where they lie; parts of arrays are taken again. Where the way back is far away, so that what is handed over takes memory, integers are computed again.
    /// </summary>
    private static (Block Arm, Block Backward) Lightened(NameSource names, Block arm, Block backward, bool isApart)
    {
        HashSet<Variable> needed = [.. FreeVariables.Of(backward)];
        Dictionary<Atom, Atom> renamed = [];
        List<Let> again = [];
        List<Statement> places = [];

        for (int i = arm.Statements.Count - 1; i >= 0; i--)
        {
            if (arm.Statements[i] is not Let { Targets: [{ } target] } let || !needed.Contains(target))
            {
                continue;
            }

            if (let.Primitive.IsView || (isApart && RunsAgain(let)))
            {
                again.Add(let with { Targets = [Renamed(target)] });
                needed.UnionWith(FreeVariables.Reads(let));
            }
            else if (target.Type.IsArray)
            {
                Variable place = new(names.Fresh(target.Name + "Kept"), IrType.Kept);
                places.Add(new Let([place], Arrays.Keep, [target], let.Origin));
                again.Add(new Let([Renamed(target)], Arrays.At, [place], let.Origin));
            }
        }

        again.Reverse();
        Block all = backward with { Statements = [.. again, .. backward.Statements] };
        return (arm with { Statements = [.. arm.Statements, .. places] }, Read(all, renamed));

        Variable Renamed(Variable target)
        {
            Variable name = new(names.Fresh(target.Name), target.Type);
            renamed.Add(target, name);
            return name;
        }
    }

    /// <summary>An operation on integers that has nothing to do with an array that may have changed.</summary>
    private static bool RunsAgain(Let let) => let.Target.Type.Kind == IrTypeKind.Integer && !let.Primitive.HasEffect && !let.Arguments.Any(static argument => argument.Type.IsBuffer);

    /// <summary>The variables bound in the primal arm that its pullback reads.</summary>
    private static List<Variable> Needed(Block arm, Block backward)
    {
        HashSet<Variable> bound = [.. Bindings.In(arm.Statements)];
        return [.. FreeVariables.Of(backward).Where(bound.Contains)];
    }

    /// <summary>A residual that the arm returns anyway is read from the branch's own target.</summary>
    private static Dictionary<Atom, Atom> SlotsOfResults(If primal, Block arm)
    {
        Dictionary<Atom, Atom> slots = [];

        for (int i = 0; i < arm.Results.Count; i++)
        {
            if (arm.Results[i] is Variable)
            {
                slots[arm.Results[i]] = primal.Targets[i];
            }
        }

        return slots;
    }

    // What a nested branch kept is not kept twice.
    private static string Kept(Variable residual) => residual.Name.Contains("Kept") ? residual.Name : residual.Name + "Kept";

    private static Block Read(Block backward, Dictionary<Atom, Atom> slots) =>
        new Substitution(atom => slots.TryGetValue(atom, out Atom? slot) ? slot : atom).Apply(backward);
}
