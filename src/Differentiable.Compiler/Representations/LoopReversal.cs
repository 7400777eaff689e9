using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Simplification;

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
internal sealed class LoopReversal
{
    private readonly LoopStep _step;
    private readonly NameSource _names;
    private readonly ArrayCotangents _arrays;

    private LoopReversal(LoopStep step, NameSource names, ArrayCotangents arrays) => (_step, _names, _arrays) = (step, names, arrays);

    /// <summary>
    /// Where all active carried variables are sums: the loop that also adds up their partial derivatives, as a step that needs no way back of its own.
    /// </summary>
    public static (Loop Loop, LinearEquation Equation)? AsSums(LoopStep step, NameSource names, ArrayCotangents arrays) =>
        IsSums(step, names, arrays) ? new LoopReversal(step, names, arrays).Sums() : null;

    /// <summary>Whether an iteration leaves the cotangents of the carried variables as they are.</summary>
    public static bool IsSums(LoopStep step, NameSource names, ArrayCotangents arrays) =>
        (!step.Writes || BuildLoop.Is(step.Primal, arrays.Stores)) && new LoopReversal(step, names.Fork(), arrays).LeavesCotangents();

    /// <summary>
    /// A loop of sums in which each iteration also runs back, at once, because the sums' cotangents are the same in every iteration; and the totals of what the
    /// iterations contribute to the cotangents of the active inputs, which are its last targets.
    /// </summary>
    /// <param name="step">The loop.</param>
    /// <param name="names">Where names come from.</param>
    /// <param name="seeds">The cotangents of the active state.</param>
    /// <param name="arrays">What the cotangents of arrays are added to.</param>
    public static (Loop Loop, Variable[] Totals) WithWayBack(LoopStep step, NameSource names, IReadOnlyList<Atom?> seeds, ArrayCotangents arrays)
    {
        Loop loop = step.Primal;
        Variable[] soFar = CotangentsOf(step.ActiveInputs, names);
        Variable[] totals = CotangentsOf(step.ActiveInputs, names);
        Atom?[] ofState = new Atom?[loop.State.Count];

        foreach ((int ordinal, int i) in step.ActiveOrdinals.Select(static (ordinal, i) => (ordinal, i)))
        {
            ofState[ordinal] = seeds[i];
        }

        IrBuilder body = new(names) { Origin = loop.Origin };
        (Atom[] results, Atom?[] contributions) = ReverseSweep.Run(body, step.Body, ofState, step.ActiveInputs, arrays);
        IEnumerable<Atom> next = soFar.Select((total, i) => LinearMapApplier.Sum(body, total, contributions[i], total.Name)!).ToArray();

        Loop both = loop with
        {
            Targets = [.. loop.Targets, .. totals],
            State = [.. loop.State, .. soFar],
            Initial = [.. loop.Initial, .. soFar.Select(static total => Literal.Of(total.Type, 0))],
            Body = body.ToBlock(results.Concat(next)),
        };
        return (both, totals);
    }

    /// <summary>The cotangents that the way back carries: those of the active state, and of the active inputs.</summary>
    public static Variable[] CotangentsOf(LoopStep step, NameSource names) => CotangentsOf(step.ActiveState.Concat(step.ActiveInputs), names);

    private static Variable[] CotangentsOf(IEnumerable<Variable> variables, NameSource names) =>
        [.. variables.Select(variable => new Variable(names.Fresh(variable.Name + "Cotangent"), variable.Type))];

    /// <summary>The loop with its way back.</summary>
    /// <param name="step">The loop.</param>
    /// <param name="names">Where names come from.</param>
    /// <param name="targets">What the outputs of the rest and the cotangents are bound to.</param>
    /// <param name="rest">What follows the loop.</param>
    /// <param name="arrays">What the cotangents of arrays are added to.</param>
    public static ReverseLoop Make(LoopStep step, NameSource names, EquatableArray<Variable> targets, Block rest, ArrayCotangents arrays) =>
        new LoopReversal(step, names, arrays).Make(targets, rest);

    private ReverseLoop Make(EquatableArray<Variable> targets, Block rest)
    {
        Loop primal = _step.Primal;
        Variable[] cotangents = CotangentsOf(_step, _names);
        (Block forward, Block backward) = Iteration(cotangents);
        Variable index = new(_names.Fresh("iteration"), IrType.Int64);
        IterationMemory memory = IterationMemory.Make(_names, primal, index, forward, Simplified(backward), _arrays.Stores);

        return new(
            targets, primal.State, primal.Initial, primal.Condition, memory.Body, primal.Targets, rest, index, memory.Residuals, [.. cotangents], memory.Back,
            primal.Origin);
    }

    /// <summary>An iteration's forward statements with the next state, and its backward statements with the cotangents of state and inputs.</summary>
    private (Block Forward, Block Backward) Iteration(IReadOnlyList<Atom> cotangents)
    {
        int count = _step.ActiveState.Count;
        Atom?[] seeds = new Atom?[_step.Primal.State.Count];

        foreach ((int ordinal, int i) in _step.ActiveOrdinals.Select(static (ordinal, i) => (ordinal, i)))
        {
            seeds[ordinal] = cotangents[i];
        }

        IrBuilder forward = new(_names) { Origin = _step.Primal.Origin };
        IrBuilder backward = new(_names) { Origin = _step.Primal.Origin };
        Atom?[] results = ReverseSweep.Apart(forward, backward, _step.Body, seeds, [.. _step.ActiveInputs], [.. cotangents.Skip(count)], _step.ActiveState, _arrays);
        return (forward.ToBlock(_step.Body.Results), backward.ToBlock(OrZero(results)));
    }

    private IEnumerable<Atom> OrZero(IEnumerable<Atom?> cotangents) =>
        cotangents.Zip(_step.ActiveState.Concat(_step.ActiveInputs), static (cotangent, of) => cotangent ?? Literal.Of(of.Type, 0));

    private (Loop Loop, LinearEquation Equation) Sums()
    {
        Loop loop = _step.Primal;
        List<LinearMap> rows = [];
        int[] ordinals = [.. _step.ActiveOrdinals];

        for (int row = 0; row < ordinals.Length; row++)
        {
            (loop, LinearMap map) = AddPartials(loop, row, loop.Targets[ordinals[row]].Type);
            rows.Add(map);
        }

        // The last sums come from the first ones, and from what was added up.
        IEnumerable<Atom> sources = ordinals.Select(ordinal => _step.Primal.Initial[ordinal]).Concat(_step.ActiveInputs);
        LinearEquation equation = new(
            [.. ordinals.Select(ordinal => _step.Primal.Targets[ordinal])],
            rows.Count == 1 ? rows[0] : LinearMap.Fork([.. rows]),
            sources.ToEquatableArray());
        return (loop, equation);
    }

    private bool LeavesCotangents()
    {
        Variable[] cotangents = CotangentsOf(_step, _names);
        Block backward = Simplified(Iteration(cotangents).Backward);
        return _step.ActiveState.Select((_, i) => backward.Results[i] == cotangents[i]).All(static same => same);
    }

    /// <summary>The loop that also adds up one sum's partial derivatives in the inputs, and the row of them.</summary>
    private (Loop Loop, LinearMap Row) AddPartials(Loop loop, int row, IrType type)
    {
        Variable[] partials = [.. _step.ActiveInputs.Select(input => new Variable(_names.Fresh(input.Name + "Partial"), input.Type))];
        IEnumerable<Atom> unit = _step.ActiveState.Select((state, i) => (Atom)Literal.Of(state.Type, i == row ? 1 : 0));
        (Block forward, Block backward) = Iteration([.. unit, .. partials]);

        // Every row but the first computes the iteration again, under other names; the simplifier finds what is there already.
        Block both = new([.. forward.Statements, .. backward.Statements], backward.Results);
        Block added = row == 0 ? both : Renamed(both);
        IEnumerable<Statement> before = row == 0 ? [] : loop.Body.Statements;
        IEnumerable<Variable> targets = partials.Select(partial => new Variable(_names.Fresh(partial.Name + "Sum"), partial.Type)).ToArray();
        LinearMap[] entries = [.. targets.Select(target => LinearMap.Compose(LinearMap.Convert(target.Type, type), LinearMap.ScaleSingular(target)))];

        Loop extended = loop with
        {
            Targets = [.. loop.Targets, .. targets],
            State = [.. loop.State, .. partials],
            Initial = [.. loop.Initial, .. partials.Select(static partial => Literal.Of(partial.Type, 0))],
            Body = new([.. before, .. added.Statements], [.. loop.Body.Results, .. added.Results.Skip(_step.ActiveState.Count)]),
        };

        extended = extended with { Remark = "Only sums: the partial derivatives are added up on the way, and nothing is remembered." };
        LinearMap[] sums = [.. _step.ActiveState.Select((_, i) => i == row ? LinearMap.Identity : LinearMap.Zero)];
        return (extended, LinearMap.Join([.. sums, .. entries]));
    }

    private Block Renamed(Block block)
    {
        (EquatableArray<Statement> statements, EquatableArray<Atom> results) = Splicer.Splice(new("", [], [], block), [], _names, _step.Primal.Origin);
        return new(statements, results);
    }

    private static Block Simplified(Block block) => Simplifier.Simplify(new Function("", [], [], block)).Body;
}
