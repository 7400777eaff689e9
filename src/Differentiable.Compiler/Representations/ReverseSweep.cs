using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// Transposed linear maps as functions, run against program order: primal statements first, then, step by step backwards, the cotangents.
/// </summary>
/// <remarks>
/// Two ways through a branch. If it is the last step that carries a derivative, the cotangent of its results is known when the primal gets there, so each
/// arm runs its primal and its pullback at once. Otherwise the arms hand out what their pullbacks need ("residuals"), and the way back branches again on the
/// same condition; an arm that is not taken contributes nothing.
/// </remarks>
internal sealed class ReverseSweep : IStepVisitor<Action<IrBuilder>?>
{
    private readonly LinearizedBlock _block;
    private readonly IrBuilder _forward;
    private readonly Dictionary<Variable, Atom> _cotangents = [];
    private readonly List<Action<IrBuilder>> _backward = [];
    private readonly LoopPlans _plans;
    private readonly ArrayCotangents _arrays;
    private readonly List<Statement> _arraysBackward = [];
    private readonly bool _isApart;
    private bool _isLast;

    private ReverseSweep(LinearizedBlock block, IrBuilder forward, LoopPlans plans, bool isApart = false) =>
        (_block, _forward, _plans, _arrays, _isApart) = (block, forward, plans, plans.Arrays, isApart);

    /// <summary>Emits primal and pullback.</summary>
    /// <param name="ir">Where the statements go.</param>
    /// <param name="block">The linearized block.</param>
    /// <param name="seeds">The cotangent of each of the block's results; null for a structural zero.</param>
    /// <param name="inputs">The variables whose cotangents are wanted.</param>
    /// <param name="plans">What is known of loops, and what the cotangents of arrays are added to.</param>
    /// <returns>The block's results, as they are visible now, and the cotangents of the inputs; null where no derivative arrives.</returns>
    public static (Atom[] Results, Atom?[] Cotangents) Run(
        IrBuilder ir, LoopPlans plans, LinearizedBlock block, IReadOnlyList<Atom?> seeds, IReadOnlyList<Variable> inputs)
    {
        LoopStep[] loops = [.. block.Steps.OfType<LoopStep>().Where(static step => step.IsActive)];

        if (Array.Find(loops, step => !plans.AreSums(step, ir.Names) || (IterationMemory.IsWorthIt(step, plans.Arrays.Stores) && !Expansion.IsPossible(step.Primal, ir.Names))) is { } loop)
        {
            return RunAround(loop, ir, plans, block, seeds, inputs);
        }

        ReverseSweep sweep = new(block, ir, plans);
        sweep.Seed(ir, seeds);
        sweep.Forward(mayFuse: true);
        return ([.. block.Results], sweep.Backward(ir, inputs));
    }

    /// <summary>Emits primal and pullback to different places: what the pullback reads of the primal is handed over by the caller.</summary>
    /// <param name="forward">Where the primal goes.</param>
    /// <param name="backward">Where the pullback goes.</param>
    /// <param name="plans">What is known of loops.</param>
    /// <param name="block">The linearized block.</param>
    /// <param name="seeds">The cotangent of each of the block's results; null for a structural zero.</param>
    /// <param name="inputs">Variables to whose cotangents the block's contributions are added.</param>
    /// <param name="soFar">The cotangents of these inputs so far.</param>
    /// <param name="state">More variables whose cotangents are wanted, before <paramref name="inputs"/> in the result.</param>
    public static Atom?[] Apart(
        IrBuilder forward,
        IrBuilder backward,
        LoopPlans plans,
        LinearizedBlock block,
        IReadOnlyList<Atom?> seeds,
        IReadOnlyList<Variable> inputs,
        IReadOnlyList<Atom> soFar,
        IEnumerable<Variable> state)
    {
        ReverseSweep sweep = new(block, forward, plans, isApart: true);

        for (int i = 0; i < inputs.Count; i++)
        {
            sweep._cotangents[inputs[i]] = soFar[i];
        }

        sweep.Seed(backward, seeds);
        sweep.Forward(mayFuse: false);
        return sweep.Backward(backward, [.. state, .. inputs]);
    }

    public Action<IrBuilder>? VisitStraight(StraightStep step)
    {
        Let? store = step.Primal[0] is Let { Primitive.IsStore: true } let ? let : null;
        Variable? replaced = store is not null && _arrays.IsTakenBack(store) ? Replaced(store) : null;
        _forward.AddRange(step.Primal);

        if (step.Equation is not { } equation)
        {
            return null;
        }

        if (step.Primal[0] is Let { Primitive.IsView: true } or Let { Primitive.IsFresh: true })
        {
            AddCotangent((Let)step.Primal[0]);
            return null;
        }

        return store is not null
            ? ir => StoreBackward(ir, store, replaced, equation.Sources[0])
            : ir => Transposed(ir, equation, step.Primal[0].Origin);
    }

    /// <summary>
    /// The cotangent of an array that is bound here: of a local array zeros, of a part of an array the same part of its cotangent. Where the way back is apart, it is bound there.
    /// </summary>
    private void AddCotangent(Let let)
    {
        Atom first = let.Primitive.IsView ? _arrays.Of(let.Arguments[0])! : let.Arguments[0];
        Atom[] arguments = [first, .. let.Arguments.Skip(1)];
        Let bound = new([_arrays.Of(let.Target)!], let.Primitive.IsView ? let.Primitive.OfBuffer : Arrays.Zeros, [.. arguments], let.Origin);

        if (_isApart)
        {
            _arraysBackward.Add(bound);
        }
        else
        {
            _forward.Add(bound);
        }
    }

    /// <summary>The element that a store replaces.</summary>
    private Variable Replaced(Let store)
    {
        Variable replaced = _forward.Fresh(((Variable)store.Arguments[0]).Name + "Before", store.Arguments[2].Type);
        _forward.Add(new Let([replaced], Arrays.Element, [store.Arguments[0], store.Arguments[1]], store.Origin));
        return replaced;
    }

    /// <summary>
    /// The stored number takes over the element's cotangent; what the element was before does not count any more. A number that was added has the element's cotangent too.
    /// In an array that is taken back the element is again what it was, for what the way back still reads.
    /// </summary>
    private void StoreBackward(IrBuilder ir, Let store, Variable? replaced, Atom value)
    {
        ir.Origin = store.Origin;

        if (replaced is not null)
        {
            ir.Add(new Let([], Arrays.Store, [store.Arguments[0], store.Arguments[1], replaced], store.Origin));
        }

        Accumulate(ir, value, ir.Bind(NameOfCotangent(value), store.Primitive.IsAccumulation ? Arrays.Element : Arrays.Take, _arrays.Of(store.Arguments[0])!, store.Arguments[1]));
    }

    public Action<IrBuilder>? VisitInvocation(InvocationStep step)
    {
        _forward.Add(step.Preaccumulated);
        return ir => Transposed(ir, step.Equation, step.Primal.Origin);
    }

    public Action<IrBuilder>? VisitBranch(BranchStep step)
    {
        if (!step.IsActive)
        {
            _forward.Add(step.Primal);
            return null;
        }

        return _isLast && !TakesBack(step.Primal) ? Fused(step) : Split(step);
    }

    /// <summary>Whether the way back of an arm takes elements back that what follows the branch, a guard perhaps, still has to find.</summary>
    private bool TakesBack(If branch) => _arrays.UndoneIn(branch.Then).Any() || _arrays.UndoneIn(branch.Else).Any();

    /// <summary>A loop here is not the end of the way: the primal runs now, and once more on the way back.</summary>
    public Action<IrBuilder>? VisitLoop(LoopStep step)
    {
        if (!_arrays.AreUsedIn(step.Primal.Body) && new LoopReversal(step, _forward.Names, _plans).AsSums() is { } sums)
        {
            _forward.Add(sums.Loop);
            return ir => Transposed(ir, sums.Equation, step.Primal.Origin);
        }

        CountedLoop? counted = CountedLoop.Of(step.Primal, _arrays, _forward.Names);
        bool isSums = counted is null && _plans.AreSums(step, _forward.Names);
        Snapshots snapshots = Snapshots.Take(_forward, step.Primal, _arrays);
        Place place = _forward.Reserve();
        return isSums ? ir => SumsBackward(ir, step, place, snapshots) : ir => LoopBackward(ir, step, counted, place, snapshots);
    }

    /// <summary>
    /// The way back of sums runs in program order too. Where the sums' cotangents can be known before the loop, as where a sum is the result, each iteration runs there and back at once: one
    /// sweep. Else the way back is a loop of its own, from what the way there has kept, or of iterations that run once more.
    /// </summary>
    private void SumsBackward(IrBuilder ir, LoopStep step, Place place, Snapshots snapshots)
    {
        Atom?[] last = [.. step.ActiveOrdinals.Select(ordinal => CotangentOf(step.Primal.Targets[ordinal]))];

        if (!step.Writes && last.All(static cotangent => cotangent is null))
        {
            place.Fill(step.Primal);
            return;
        }

        ir.Origin = step.Primal.Origin;
        IReadOnlyList<Variable?> totals = InOneSweep(ir, step, place, last) ?? Expanded(ir, step, place, snapshots, last) ?? OnceMore(ir, step, place, snapshots, last);
        AccumulateSums(ir, step, last, totals);
    }

    private Variable[]? InOneSweep(IrBuilder ir, LoopStep step, Place place, Atom?[] last)
    {
        if (_isApart || step.Writes)
        {
            return null;
        }

        (Loop loop, Variable[] totals) = new LoopReversal(step, ir.Names, _plans).WithWayBack(last);

        if (SingleSweep.Of(step, loop, last, place.After, _arrays) is not { } part)
        {
            return null;
        }

        place.Fill([.. part.Early, loop with { Remark = "Only sums, and their cotangents are known: each iteration runs there and back at once." }], part.Late);
        return totals;
    }

    private IReadOnlyList<Variable?>? Expanded(IrBuilder ir, LoopStep step, Place place, Snapshots snapshots, Atom?[] last)
    {
        if (ExpandedSums.Of(step, ir.Names, _plans, last, _isApart) is not { } sums)
        {
            return null;
        }

        place.Fill([.. sums.There.Arrays, sums.There.There]);
        ir.Add(snapshots.Apply(sums.Back));
        return sums.Totals;
    }

    private Variable[] OnceMore(IrBuilder ir, LoopStep step, Place place, Snapshots snapshots, Atom?[] last)
    {
        (Loop loop, Variable[] totals) = new LoopReversal(step, ir.Names, _plans).WithWayBack(last);
        place.Fill(step.Primal with { Remark = "There only: the way back runs the iterations again." });
        snapshots.Restart(ir);
        Variable[] again = [.. step.Primal.Targets.Select(target => ir.Fresh(target.Name, target.Type))];
        ir.Add(snapshots.Rerun(loop with { Targets = [.. again, .. totals], Remark = "Once more, each iteration with its way back: their order does not matter." }));
        return totals;
    }

    private void AccumulateSums(IrBuilder ir, LoopStep step, Atom?[] last, IReadOnlyList<Variable?> totals)
    {
        for (int i = 0; i < totals.Count; i++)
        {
            Accumulate(ir, step.ActiveInputs[i], totals[i]);
        }

        foreach ((int ordinal, int i) in step.ActiveOrdinals.Select(static (ordinal, i) => (ordinal, i)))
        {
            Accumulate(ir, step.Primal.Initial[ordinal], last[i]);
        }
    }

    private void LoopBackward(IrBuilder ir, LoopStep step, CountedLoop? counted, Place place, Snapshots snapshots)
    {
        int[] ordinals = [.. step.ActiveOrdinals];
        Atom?[] last = [.. ordinals.Select(ordinal => CotangentOf(step.Primal.Targets[ordinal]))];

        if (!step.Writes && last.All(static cotangent => cotangent is null))
        {
            place.Fill(step.Primal);
            return;
        }

        ir.Origin = step.Primal.Origin;
        CarriedCotangents carried = _plans.CarriedBy(step, last, ir.Names);
        EquatableArray<Atom> seeds = CotangentSeeds(step, carried, last, step.ActiveInputs.Select(CotangentOf));

        if (new LoopReversal(step, ir.Names, _plans).Expanded(counted, carried, seeds, ir) is { } expanded)
        {
            place.Fill([.. counted?.Before ?? [], .. expanded.There.Arrays, expanded.There.There]);
            Replace(ir, step, carried, expanded.Cotangents);
            return;
        }

        place.Fill(step.Primal with { Remark = "There only: the way back runs the loop again, and remembers." });
        Block rest = new([], seeds);
        Variable[] cotangents = carried.Fresh(step, ir.Names);

        snapshots.Restart(ir);

        // The last state is bound already, by the primal.
        Variable[] final = [.. step.Primal.Targets.Select(target => ir.Fresh(target.Name, target.Type))];
        ir.Add(snapshots.Apply(new LoopReversal(step, ir.Names, _plans).Make(carried, [.. cotangents], rest) with { Final = [.. final] }));
        Replace(ir, step, carried, cotangents);
    }

    /// <summary>The block with a loop that runs back: what follows the loop runs inside of it, between the way there and the way back.</summary>
    private static (Atom[] Results, Atom?[] Cotangents) RunAround(
        LoopStep loop, IrBuilder ir, LoopPlans plans, LinearizedBlock block, IReadOnlyList<Atom?> seeds, IReadOnlyList<Variable> inputs)
    {
        int place = block.Steps.TakeWhile(step => step != loop).Count();
        LinearizedBlock before = new([.. block.Steps.Take(place)], []);
        LinearizedBlock after = new([.. block.Steps.Skip(place + 1)], block.Results);

        ReverseSweep sweep = new(before, ir, plans);
        sweep.Forward(mayFuse: false);

        // Everything that what follows can contribute to: the last state, and what was there before the loop.
        Variable[] candidates = [.. loop.ActiveInputs.Union(inputs).Union(ActiveTargets.Of(before))];
        Variable[] final = [.. loop.ActiveOrdinals.Select(ordinal => loop.Primal.Targets[ordinal])];
        IrBuilder rest = ir.Nested();
        (Atom[] results, Atom?[] cotangents) = Run(rest, plans, after, seeds, [.. final, .. candidates]);
        Atom?[] last = [.. cotangents.Take(final.Length)];
        Atom?[] others = [.. cotangents.Skip(final.Length)];

        CarriedCotangents carried = plans.CarriedBy(loop, last, ir.Names);

        if (carried.State.Count == 0 && !loop.Writes)
        {
            ir.Add(loop.Primal);
            ir.AddRange(rest.ToBlock([]).Statements);
            sweep.AccumulateAll(ir, candidates, others);
            return (results, sweep.Backward(ir, inputs));
        }

        // The loop adds to some of these. The others go around it.
        HashSet<Variable> through = [.. carried.InputsOf(loop)];
        Atom?[] beside = [.. others.Select((cotangent, i) => through.Contains(candidates[i]) ? null : cotangent)];

        Block follows = rest.ToBlock([]);
        EquatableArray<Atom> cotangentSeeds = CotangentSeeds(loop, carried, last, others);

        if (sweep.FromBothEnds(loop, carried, cotangentSeeds, ir, follows) is { } fromBoth)
        {
            sweep.AccumulateAll(ir, candidates, beside);
            sweep.Replace(ir, loop, carried, fromBoth);
            return (results, sweep.Backward(ir, inputs));
        }

        EarlyPart part = BeforeLoop(loop, follows, beside);
        ir.AddRange(part.Early);
        HashSet<Variable> inside = [.. Bindings.In(part.Late), .. loop.Primal.Targets];
        Outputs outputs = new(ir, inside);
        Atom[] visible = [.. results.Select(outputs.Take)];
        Atom?[] around = [.. beside.Select(cotangent => cotangent is null ? null : outputs.Take(cotangent))];

        Variable[] first = carried.Fresh(loop, ir.Names);
        Block inner = new([.. part.Late], [.. outputs.Inside, .. cotangentSeeds]);
        ir.Add(new LoopReversal(loop, ir.Names, plans).Make(carried, [.. outputs.Outside, .. first], inner));

        sweep.AccumulateAll(ir, candidates, around);
        sweep.Replace(ir, loop, carried, first);
        return (visible, sweep.Backward(ir, inputs));
    }

    /// <summary>
    /// Runs a loop from both ends at once, where its cotangents are known before it and neither way waits for the other, and what follows it between that and the rest of the way back. Returns the
    /// cotangents before it; null where that cannot be.
    /// </summary>
    private Atom[]? FromBothEnds(LoopStep loop, CarriedCotangents carried, EquatableArray<Atom> seeds, IrBuilder ir, Block after)
    {
        BothEnds? Try(NameSource names) => new LoopReversal(loop, names, _plans).FromBothEnds(carried, seeds, ir);

        // Names are taken only where it can be.
        if (Try(ir.Names.Fork()) is null || EarlyPart.Of(after, seeds.Take(carried.State.Count), loop.Primal) is not { } part || Try(ir.Names) is not { } ends)
        {
            return null;
        }

        ir.AddRange([.. part.Early, .. ends.Arrays, ends.Both, .. part.Late, ends.Rest]);
        return ends.Cotangents;
    }

    /// <summary>What follows a loop, parted in what gives cotangents that have nothing to do with the loop, so that others need not wait for it, and the rest.</summary>
    private static EarlyPart BeforeLoop(LoopStep loop, Block rest, IEnumerable<Atom?> cotangents)
    {
        Atom?[] independent = [.. cotangents.Where(cotangent => cotangent is not null && EarlyPart.Of(rest, [cotangent], loop.Primal) is not null)];
        return EarlyPart.Of(rest, independent, loop.Primal) ?? new([], rest.Statements);
    }

    /// <summary>The cotangents that a loop's way back begins with.</summary>
    /// <param name="step">The loop.</param>
    /// <param name="carried">Which of them are carried.</param>
    /// <param name="state">Those of the active carried variables.</param>
    /// <param name="inputs">Those of the active inputs, and perhaps more.</param>
    private static EquatableArray<Atom> CotangentSeeds(LoopStep step, CarriedCotangents carried, IEnumerable<Atom?> state, IEnumerable<Atom?> inputs)
    {
        (Atom?[] ofState, Atom?[] ofInputs) = ([.. state], [.. inputs]);
        IEnumerable<Atom?> cotangents = carried.State.Select(i => ofState[i]).Concat(carried.Inputs.Select(i => ofInputs[i]));
        return carried.Of(step).Zip(cotangents, static (of, cotangent) => cotangent ?? Literal.Of(of.Type, 0)).ToEquatableArray();
    }

    /// <summary>After a loop's way back: the cotangents of its inputs contain what was there before; those of the first state are added.</summary>
    private void Replace(IrBuilder ir, LoopStep step, CarriedCotangents carried, Atom[] cotangents)
    {
        int[] ordinals = [.. step.ActiveOrdinals];

        for (int i = 0; i < carried.Inputs.Count; i++)
        {
            _cotangents[step.ActiveInputs[carried.Inputs[i]]] = cotangents[carried.State.Count + i];
        }

        for (int i = 0; i < carried.State.Count; i++)
        {
            Accumulate(ir, step.Primal.Initial[ordinals[carried.State[i]]], cotangents[i]);
        }
    }

    private void Seed(IrBuilder ir, IReadOnlyList<Atom?> seeds)
    {
        for (int i = 0; i < seeds.Count; i++)
        {
            Accumulate(ir, _block.Results[i], seeds[i]);
        }
    }

    private void Forward(bool mayFuse)
    {
        int last = -1;

        for (int i = 0; i < _block.Steps.Count; i++)
        {
            last = _block.Steps[i].IsActive ? i : last;
        }

        for (int i = 0; i < _block.Steps.Count; i++)
        {
            _isLast = mayFuse && i == last;

            if (_block.Steps[i].Accept(this) is { } back)
            {
                _backward.Add(back);
            }
        }
    }

    private Atom?[] Backward(IrBuilder ir, IReadOnlyList<Variable> inputs)
    {
        ir.AddRange(_arraysBackward);

        for (int i = _backward.Count - 1; i >= 0; i--)
        {
            _backward[i](ir);
        }

        return [.. inputs.Select(CotangentOf)];
    }

    private void Transposed(IrBuilder ir, LinearEquation equation, Origin? origin)
    {
        Atom?[] cotangents = [.. equation.Targets.Select(CotangentOf)];

        if (cotangents.All(static cotangent => cotangent is null))
        {
            return;
        }

        ir.Origin = origin;
        Atom?[] contributions = LinearMapApplier.Apply(
            ir, equation.Map.Transpose(), cotangents, [.. equation.Sources.Select(NameOfCotangent)], buffers: [.. equation.Sources.Select(_arrays.Of)]);

        for (int i = 0; i < contributions.Length; i++)
        {
            Accumulate(ir, equation.Sources[i], contributions[i]);
        }
    }

    /// <summary>Primal and pullback of each arm at once: nothing needs to be kept.</summary>
    private Action<IrBuilder>? Fused(BranchStep step)
    {
        Variable[] inputs = [.. step.ActiveInputs];
        Atom?[] seeds = [.. step.Primal.Targets.Select(CotangentOf)];
        (Block then, Atom?[] thenCotangents) = FusedArm(step.Then, seeds, inputs);
        (Block @else, Atom?[] elseCotangents) = FusedArm(step.Else, seeds, inputs);

        (Variable[] targets, Block thenBlock, Block elseBlock) = Merge(_forward, step, inputs, then, thenCotangents, @else, elseCotangents, out Variable?[] contributions);
        _forward.Add(new If([.. step.Primal.Targets, .. targets], step.Primal.Condition, thenBlock, elseBlock, step.Primal.Origin));

        return ir => AccumulateAll(ir, inputs, contributions);
    }

    private (Block Arm, Atom?[] Cotangents) FusedArm(LinearizedBlock arm, Atom?[] seeds, Variable[] inputs)
    {
        IrBuilder ir = _forward.Nested();
        (Atom[] results, Atom?[] cotangents) = Run(ir, _plans, arm, seeds, inputs);
        return (ir.ToBlock(results), cotangents);
    }

    /// <summary>The primal branch now, its pullback on the way back; what passes from one to the other is known only then.</summary>
    private Action<IrBuilder> Split(BranchStep step)
    {
        ReverseSweep then = new(step.Then, _forward.Nested(), _plans, isApart: true);
        ReverseSweep @else = new(step.Else, _forward.Nested(), _plans, isApart: true);
        then.Forward(mayFuse: false);
        @else.Forward(mayFuse: false);

        Place place = _forward.Reserve();
        return ir => place.Fill(SplitBackward(ir, step, then, @else));
    }

    private If SplitBackward(IrBuilder ir, BranchStep step, ReverseSweep then, ReverseSweep @else)
    {
        Variable[] inputs = [.. step.ActiveInputs];
        Atom?[] seeds = [.. step.Primal.Targets.Select(CotangentOf)];
        ir.Origin = step.Primal.Origin;

        (Block thenBack, Atom?[] thenCotangents) = then.ArmBackward(ir, seeds, inputs);
        (Block elseBack, Atom?[] elseCotangents) = @else.ArmBackward(ir, seeds, inputs);
        (Variable[] targets, thenBack, elseBack) = Merge(ir, step, inputs, thenBack, thenCotangents, elseBack, elseCotangents, out Variable?[] contributions);

        ResidualPlan plan = ResidualPlan.Make(
            ir.Names, step, then._forward.ToBlock(step.Then.Results), @else._forward.ToBlock(step.Else.Results), thenBack, elseBack, _isApart);

        if (targets.Length > 0 || Effects.AreIn(plan.ThenBackward) || Effects.AreIn(plan.ElseBackward))
        {
            ir.Add(new If(targets.ToEquatableArray(), step.Primal.Condition, plan.ThenBackward, plan.ElseBackward, step.Primal.Origin));
            AccumulateAll(ir, inputs, contributions);
        }

        return plan.Primal;
    }

    private (Block Arm, Atom?[] Cotangents) ArmBackward(IrBuilder outer, Atom?[] seeds, Variable[] inputs)
    {
        IrBuilder ir = outer.Nested();
        Seed(ir, seeds);
        Atom?[] cotangents = Backward(ir, inputs);
        return (ir.ToBlock([]), cotangents);
    }

    /// <summary>Appends to both arms' results a cotangent for each input that either arm contributes to.</summary>
    private static (Variable[] Targets, Block Then, Block Else) Merge(
        IrBuilder ir, BranchStep step, Variable[] inputs, Block then, Atom?[] thenCotangents, Block @else, Atom?[] elseCotangents, out Variable?[] contributions)
    {
        contributions = new Variable?[inputs.Length];
        List<Variable> targets = [];
        List<Atom> thenResults = [.. then.Results];
        List<Atom> elseResults = [.. @else.Results];

        for (int i = 0; i < inputs.Length; i++)
        {
            if (thenCotangents[i] is null && elseCotangents[i] is null)
            {
                continue;
            }

            contributions[i] = ir.Fresh(inputs[i].Name + "Cotangent", inputs[i].Type);
            targets.Add(contributions[i]!);
            thenResults.Add(thenCotangents[i] ?? Literal.Of(inputs[i].Type, 0));
            elseResults.Add(elseCotangents[i] ?? Literal.Of(inputs[i].Type, 0));
        }

        return ([.. targets], then with { Results = [.. thenResults] }, @else with { Results = [.. elseResults] });
    }

    private void AccumulateAll(IrBuilder ir, Variable[] inputs, Atom?[] contributions)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            Accumulate(ir, inputs[i], contributions[i]);
        }
    }

    private void Accumulate(IrBuilder ir, Atom atom, Atom? contribution)
    {
        if (atom is not Variable variable || contribution is null)
        {
            return;
        }

        _cotangents[variable] = _cotangents.TryGetValue(variable, out Atom? soFar)
            ? LinearMapApplier.Sum(ir, soFar, contribution, variable.Name + "Cotangent")!
            : contribution;
    }

    // What is added to an earlier contribution is a term of it.
    private string NameOfCotangent(Atom source) =>
        source is Variable variable && !_cotangents.ContainsKey(variable) ? variable.Name + "Cotangent" : "term";

    private Atom? CotangentOf(Variable variable) => _cotangents.TryGetValue(variable, out Atom? cotangent) ? cotangent : null;
}
