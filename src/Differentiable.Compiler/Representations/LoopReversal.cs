using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Vectorization;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// One iteration of a loop in reverse mode: its forward statements, and the statements that take the cotangents back. Decides between the two ways to
/// reverse a loop.
/// </summary>
/// <remarks>
/// If an iteration hands the cotangents of the carried variables back as it got them, these variables only add something up ("sums"): then the order of the
/// iterations does not matter to the way back, and it joins the way forward; nothing is remembered. Otherwise the loop runs back
/// (<see cref="ReverseLoop"/>), and <see cref="IterationMemory"/> says what is remembered.
/// </remarks>
internal sealed class LoopReversal(LoopStep step, NameSource names, LoopPlans plans)
{
    /// <summary>
    /// Where all active carried variables are sums: the loop that also adds up their partial derivatives, as a step that needs no way back of its own.
    /// </summary>
    public (Loop Loop, LinearEquation Equation)? AsSums() => plans.AreSums(step, names) ? Sums() : null;

    /// <summary>Whether an iteration leaves the cotangents of the carried variables as they are.</summary>
    public bool LeavesCotangents()
    {
        CarriedCotangents all = CarriedCotangents.All(step);
        Variable[] cotangents = all.Fresh(step, names);
        Block backward = Simplifier.Simplify(Iteration(all, cotangents).Backward);
        return all.State.All(i => backward.Results[i] == cotangents[i]);
    }

    /// <summary>What the way back carries if these cotangents are not structural zeros after the last iteration: the least fixpoint.</summary>
    public CarriedCotangents Carried(bool[] final)
    {
        int[] inputs = [.. Enumerable.Range(0, step.ActiveInputs.Count)];
        int[] live = [.. Enumerable.Range(0, final.Length).Where(i => final[i])];

        while (true)
        {
            CarriedCotangents carried = new([.. live], [.. inputs]);
            Variable[] cotangents = carried.Fresh(step, names);
            Atom?[] results = Iteration(carried, cotangents).Cotangents;
            int[] next = [.. Enumerable.Range(0, final.Length).Where(i => live.Contains(i) || results[i] is not null)];

            if (next.Length == live.Length)
            {
                return carried with { Inputs = [.. inputs.Where(i => results[final.Length + i] != cotangents[live.Length + i])] };
            }

            live = next;
        }
    }

    /// <summary>
    /// A loop of sums in which each iteration also runs back, at once, because the sums' cotangents are the same in every iteration; and the totals of what the
    /// iterations contribute to the cotangents of the active inputs, which are its last targets.
    /// </summary>
    /// <param name="seeds">The cotangents of the active carried variables; null for structural zeros.</param>
    public (Loop Loop, Variable[] Totals) WithWayBack(IReadOnlyList<Atom?> seeds)
    {
        Loop loop = step.Primal;
        IrBuilder body = new(names) { Origin = loop.Origin };
        (Atom[] results, Atom?[] contributions) = ReverseSweep.Run(body, plans.Inside(), step.Body, step.AmongState(seeds), step.ActiveInputs);
        Variable[] soFar = [.. step.ActiveInputs.Select(input => body.Fresh(input.Name + "Cotangent", input.Type) with { IsCotangent = true })];
        Variable[] totals = [.. step.ActiveInputs.Select(input => body.Fresh(input.Name + "Cotangent", input.Type))];
        Atom[] next = [.. soFar.Select((total, i) => LinearMapApplier.Sum(body, total, contributions[i], total.Name)!)];

        Loop both = loop with
        {
            Targets = [.. loop.Targets, .. totals],
            State = [.. loop.State, .. soFar],
            Initial = [.. loop.Initial, .. soFar.Select(static total => Literal.Of(total.Type, 0))],
            Body = body.ToBlock(results.Concat(next)),
        };
        return (both, totals);
    }

    /// <summary>The loop with its way back.</summary>
    /// <param name="carried">What the way back carries.</param>
    /// <param name="targets">What the outputs of the rest and the cotangents are bound to.</param>
    /// <param name="rest">What follows the loop.</param>
    public ReverseLoop Make(CarriedCotangents carried, EquatableArray<Variable> targets, Block rest)
    {
        Loop primal = step.Primal;
        Variable[] cotangents = carried.Fresh(step, names);
        (Block forward, Block backward, _) = Iteration(carried, cotangents);
        Variable index = new(names.Fresh("iteration"), IrType.Int64);
        IterationMemory memory = IterationMemory.Make(names, primal, index, forward, Simplifier.Simplify(backward), plans.Arrays);

        return new(
            targets, primal.State, primal.Initial, primal.Condition, memory.Body, primal.Targets, rest, index, memory.Residuals, [.. cotangents], memory.Back,
            primal.Origin)
        {
            ReadsWhatChanges = Snapshots.AreNeeded(primal, plans.Arrays.Stores),
        };
    }

    /// <summary>
    /// The loop in two: the way there, which keeps in arrays what the way back needs, and the way back, an ordinary loop that counts back. Null where the number of iterations is not known before the
    /// loop, nothing is worth keeping, or too much would be.
    /// </summary>
    /// <param name="counted">The loop, counted; null where its form says how often it runs, or nobody knows.</param>
    /// <param name="carried">What the way back carries.</param>
    /// <param name="seeds">The cotangents that it begins with.</param>
    /// <param name="back">Where the way back goes.</param>
    public (Expansion There, Variable[] Cotangents)? Expanded(CountedLoop? counted, CarriedCotangents carried, IReadOnlyList<Atom> seeds, IrBuilder back)
    {
        Loop loop = step.Primal;
        Loop counts = counted?.Loop ?? loop;
        ArrayStores stores = plans.Arrays.Stores;

        if (!IterationMemory.IsWorthKeeping(step, plans.Arrays) || !KeptMemory.IsBounded(loop, plans.Arrays) || (counted?.Count ?? IterationCount.Of(loop)) is not { } count)
        {
            return null;
        }

        Variable[] cotangents = carried.Fresh(step, names);
        (Block forward, Block backward, _) = Iteration(carried, cotangents);
        backward = Simplifier.Simplify(backward);
        Lazy<bool> isInLanes = new(() => LoopVectorizer.Of(loop, stores.WholeOf) is not null);
        bool MayKeep(Variable value) => Expansion.IsNumber(value) || (Expansion.MayKeep(value) && !isInLanes.Value);
        IterationSlice slice = IterationSlice.Of(forward, backward, loop, IterationSlice.MovingIn(loop, forward, stores), plans.Arrays, keepsResults: true, MayKeep);

        IrBuilder body = new(names) { Origin = loop.Origin };
        Atom ordinal = count.OrdinalIn(body);
        Variable index = (Variable)body.Convert(ordinal, IrType.Int64);
        Variable[] states = slice.StateToKeep(body, loop, index, count.Counter);

        Block there = counted is null ? forward : forward with { Statements = [.. forward.Statements, counted.Next] };
        Expansion? Keeping(NameSource source, bool isTogether) => Expansion.Of(counts, count, there, [.. slice.Kept, .. states], slice.LocalArrays, source, isTogether);

        // The way back counts down: only the way there could run in lanes.
        bool isTogether = step.SharesResiduals && Keeping(names.Fork(), isTogether: false) is { } apart && LoopVectorizer.Of(apart.There, stores.WholeOf) is null;

        if (Keeping(names, isTogether) is not { } expansion)
        {
            return null;
        }

        expansion.AddWayBack(body, ordinal, slice);
        Variable[] final = [.. cotangents.Select(cotangent => back.Fresh(cotangent.Name, cotangent.Type))];
        IrBuilder condition = new(names) { Origin = loop.Origin };

        back.Add(new Loop(
            [back.Fresh(count.Counter.Name, IrType.Int32), .. final],
            [count.Counter, .. cotangents],
            [count.Last(back, counted?.Trips ?? expansion.Trips), .. seeds],
            condition.ToBlock([count.IsLeft(condition)]),
            body.ToBlock([count.Previous(body), .. backward.Results]),
            loop.Origin)
        {
            Remark = "The way back, from what was kept.",
        });
        return (expansion, final);
    }

    /// <summary>
    /// The loop and its way back from both ends at once. Null where one waits for the other, and where it does not go through an array: what is kept of each iteration would be in proportion to nothing.
    /// </summary>
    /// <param name="carried">What the way back carries.</param>
    /// <param name="seeds">The cotangents that it begins with.</param>
    /// <param name="before">Where what comes before the loop is.</param>
    public BothEnds? FromBothEnds(CarriedCotangents carried, IReadOnlyList<Atom> seeds, IrBuilder before)
    {
        Loop loop = step.Primal;

        // What tells without the way back comes first.
        if (!plans.MayTakeMemory || step.Writes || carried.State.Count > BothEnds.MostCarried || !loop.Body.Statements.All(CotangentChain.IsArithmetic))
        {
            return null;
        }

        if (IterationCount.Of(loop, before.ToBlock([])) is not { IsWithinArray: true } count)
        {
            return null;
        }

        Variable[] cotangents = carried.Fresh(step, names);
        (Block forward, Block backward, _) = Iteration(carried, cotangents);
        int states = carried.State.Count;
        return BothEnds.Of(loop, count, new IterationWay(forward, Simplifier.Simplify(backward), [.. cotangents.Take(states)], [.. cotangents.Skip(states)]), seeds, names, plans.Arrays);
    }

    /// <summary>
    /// An iteration's forward statements with the next state, its backward statements with the cotangents that are carried, and the cotangents of all active carried variables
    /// and of the carried inputs, null for structural zeros.
    /// </summary>
    /// <param name="carried">Which cotangents there are after the iteration.</param>
    /// <param name="cotangents">These; null for structural zeros.</param>
    private (Block Forward, Block Backward, Atom?[] Cotangents) Iteration(CarriedCotangents carried, IReadOnlyList<Atom?> cotangents)
    {
        int[] ordinals = [.. step.ActiveOrdinals];
        Atom?[] seeds = new Atom?[step.Primal.State.Count];

        for (int i = 0; i < carried.State.Count; i++)
        {
            seeds[ordinals[carried.State[i]]] = cotangents[i];
        }

        IrBuilder forward = new(names) { Origin = step.Primal.Origin };
        IrBuilder backward = new(names) { Origin = step.Primal.Origin };
        Atom[] soFar = [.. cotangents.Skip(carried.State.Count).OfType<Atom>()];
        Atom?[] results = ReverseSweep.Apart(forward, backward, plans, step.Body, seeds, [.. carried.InputsOf(step)], soFar, step.ActiveState);
        IEnumerable<Atom> state = carried.State.Select(i => results[i] ?? Literal.Of(step.ActiveState[i].Type, 0));
        IEnumerable<Atom> inputs = results.Skip(step.ActiveState.Count).OfType<Atom>();
        return (forward.ToBlock(step.Body.Results), backward.ToBlock(state.Concat(inputs)), results);
    }

    private (Loop Loop, LinearEquation Equation) Sums()
    {
        Loop loop = step.Primal;
        List<LinearMap> rows = [];
        int[] ordinals = [.. step.ActiveOrdinals];

        for (int row = 0; row < ordinals.Length; row++)
        {
            (loop, LinearMap map) = AddPartials(loop, row, loop.Targets[ordinals[row]].Type);
            rows.Add(map);
        }

        // The last sums come from the first ones, and from what was added up.
        IEnumerable<Atom> sources = ordinals.Select(ordinal => step.Primal.Initial[ordinal]).Concat(step.ActiveInputs);
        LinearEquation equation = new(
            [.. ordinals.Select(ordinal => step.Primal.Targets[ordinal])],
            rows.Count == 1 ? rows[0] : LinearMap.Fork([.. rows]),
            sources.ToEquatableArray());
        return (loop, equation);
    }

    /// <summary>The loop that also adds up one sum's partial derivatives in the inputs that it depends on, and the row of them.</summary>
    private (Loop Loop, LinearMap Row) AddPartials(Loop loop, int row, IrType type)
    {
        CarriedCotangents all = CarriedCotangents.All(step);
        Variable[] partials = [.. step.ActiveInputs.Select(input => new Variable(names.Fresh(input.Name + "Partial"), input.Type))];
        IEnumerable<Atom?> unit = step.ActiveState.Select((state, i) => i == row ? Literal.Of(state.Type, 1) : null);
        (Block forward, Block backward, Atom?[] cotangents) = Iteration(all, [.. unit, .. partials]);
        int[] added = [.. all.Inputs.Where(i => cotangents[step.ActiveState.Count + i] != partials[i])];

        // Every row but the first computes the iteration again, under other names; the simplifier finds what is there already.
        Block both = new([.. forward.Statements, .. backward.Statements], [.. added.Select(i => cotangents[step.ActiveState.Count + i]!)]);
        Block iteration = row == 0 ? both : Renamed(both);
        IEnumerable<Statement> before = row == 0 ? [] : loop.Body.Statements;
        Dictionary<int, Variable> targets = added.ToDictionary(static i => i, i => new Variable(names.Fresh(partials[i].Name + "Sum"), partials[i].Type));

        Loop extended = loop with
        {
            Targets = [.. loop.Targets, .. added.Select(i => targets[i])],
            State = [.. loop.State, .. added.Select(i => partials[i])],
            Initial = [.. loop.Initial, .. added.Select(i => Literal.Of(partials[i].Type, 0))],
            Body = new([.. before, .. iteration.Statements], [.. loop.Body.Results, .. iteration.Results]),
            Remark = "Only sums: the partial derivatives are added up on the way, and nothing is remembered.",
        };

        LinearMap[] sums = [.. step.ActiveState.Select((_, i) => i == row ? LinearMap.Identity : LinearMap.Zero)];
        IEnumerable<LinearMap> entries = all.Inputs.Select(i => targets.TryGetValue(i, out Variable? target)
            ? LinearMap.Compose(LinearMap.Convert(target.Type, type), LinearMap.ScaleSingular(target))
            : LinearMap.Zero);
        return (extended, LinearMap.Join([.. sums, .. entries]));
    }

    private Block Renamed(Block block)
    {
        (EquatableArray<Statement> statements, EquatableArray<Atom> results) = Splicer.Splice(new("", [], [], block), [], names, step.Primal.Origin);
        return new(statements, results);
    }
}
