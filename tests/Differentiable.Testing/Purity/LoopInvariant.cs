namespace Differentiable.Testing.Purity;

/// <summary>How the carried variables of a loop depend on tangents or cotangents, before and after every iteration.</summary>
/// <remarks>
/// A variable that begins as a literal zero is undecided, as zero is both linear and constant: it becomes what the step makes of it.
/// One that is then still undecided, since the step makes it of undecided ones alone, is decided so that the step has no violation.
/// Those for which both ways are sound are never anything but zero.
/// </remarks>
/// <param name="Inside">In the steps: every variable that the step reads is decided.</param>
/// <param name="Result">After the loop: zero where both ways are sound.</param>
internal sealed record LoopInvariant(Dependence Inside, Dependence Result)
{
    /// <summary>Finds an invariant if there is one. Reports nothing: that is for those who check it.</summary>
    public static LoopInvariant Find(LinearitySolver solver, Dependence initial, Func<Dependence, Dependence> next)
    {
        Dependence inside = Undecided(initial);
        Climb(solver, ref inside, next);
        Dependence climbed = inside;

        for (int leaf = 0; leaf < inside.Leaves.Count; leaf++)
        {
            if (inside.Leaves[leaf].Kind == DependenceKind.Unknown)
            {
                inside = Decide(solver, inside, leaf, next);
            }
        }

        return new(inside, WithZeros(solver, initial, climbed, inside, next));
    }

    private static Dependence Decide(LinearitySolver solver, Dependence inside, int leaf, Func<Dependence, Dependence> next)
    {
        Dependence constant = inside.WithLeaf(leaf, Dependence.Constant);
        Dependence linear = inside.WithLeaf(leaf, Dependence.Linear);

        return !Climb(solver, ref constant, next) && Climb(solver, ref linear, next) ? linear : constant;
    }

    // Variables that climbing left undecided are zero if they may all be linear and may all be constant: then they are homogeneous
    // in the tangents or cotangents, and independent of them.
    private static Dependence WithZeros(LinearitySolver solver, Dependence initial, Dependence climbed, Dependence inside, Func<Dependence, Dependence> next)
    {
        bool[] isUndecided = [.. climbed.Leaves.Select(static leaf => leaf.Kind == DependenceKind.Unknown)];

        if (!isUndecided.Contains(true) || climbed.Leaves.Count != inside.Leaves.Count || climbed.Leaves.Count != initial.Leaves.Count)
        {
            return inside;
        }

        return IsSound(Dependence.Constant) && IsSound(Dependence.Linear) ? Filled(leaf => initial.Leaves[leaf]) : inside;

        bool IsSound(Dependence decision)
        {
            Dependence decided = Filled(_ => decision);
            string before = decided.ToString();
            return Climb(solver, ref decided, next) && decided.ToString() == before;
        }

        // An initial value that is itself undecided, in a loop around this one, stays so.
        Dependence Filled(Func<int, Dependence> value)
        {
            int place = 0;
            return climbed.Select(leaf => isUndecided[place++] ? value(place - 1) : leaf);
        }
    }

    // A leaf only changes from undecided to decided, so this ends. Tells whether there was no violation at the end.
    private static bool Climb(LinearitySolver solver, ref Dependence state, Func<Dependence, Dependence> next)
    {
        while (true)
        {
            Dependence before = state;
            (Dependence after, bool isClean) = solver.Try(() => next(before));
            state = Undecided(Dependence.JoinOrLinear(before, after));

            if (state.ToString() == before.ToString())
            {
                return isClean && Dependence.Join(before, after) is not null;
            }
        }
    }

    private static Dependence Undecided(Dependence state) =>
        state.Select(static leaf => leaf.Kind == DependenceKind.Zero ? Dependence.Unknown : leaf);
}
