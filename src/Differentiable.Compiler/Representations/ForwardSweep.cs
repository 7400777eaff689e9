using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// Linear maps as functions, run in program order on one or several tangents at a time: each variable carries a row of tangents, one for each direction.
/// </summary>
internal sealed class ForwardSweep : IStepVisitor<bool>
{
    private readonly IReadOnlyList<IVectors> _spaces;
    private readonly Dictionary<Variable, Atom?[]> _tangents;
    private readonly bool _callsPushforwards;
    private IrBuilder _ir;
    private bool _isAtEnd = true;

    private ForwardSweep(IrBuilder ir, IReadOnlyList<IVectors> spaces, bool callsPushforwards, Dictionary<Variable, Atom?[]> seeds) =>
        (_ir, _spaces, _callsPushforwards, _tangents) = (ir, spaces, callsPushforwards, seeds);

    /// <summary>Emits the body, and returns for each of its results the row of tangents.</summary>
    /// <param name="ir">Where the statements go.</param>
    /// <param name="body">The linearized body.</param>
    /// <param name="spaces">What each vector of a row of tangents is, a number or numbers in lanes: as many as a row has.</param>
    /// <param name="callsPushforwards">
    /// Whether a called method's pushforward is called, for a single direction; if not, its partials are taken, and the result can be linearized again.
    /// </param>
    /// <param name="seeds">The tangents of the active parameters.</param>
    public static Atom?[][] Run(IrBuilder ir, LinearizedBlock body, IReadOnlyList<IVectors> spaces, bool callsPushforwards, Dictionary<Variable, Atom?[]> seeds) =>
        new ForwardSweep(ir, spaces, callsPushforwards, seeds).Run(body);

    public bool VisitStraight(StraightStep step)
    {
        _ir.AddRange(step.Primal);

        if (step.Equation is not { } equation)
        {
            return true;
        }

        switch (step.Primal[0])
        {
            case Let { Primitive.IsFresh: true } fresh:
                _tangents[fresh.Target] = [.. _spaces.Select(_ => ZerosLike(fresh))];
                break;

            case Let { Primitive.IsStore: true } store:
                Store(store, equation.Sources[0]);
                break;

            default:
                Solve(equation, step.Primal[0].Origin);
                break;
        }

        return true;
    }

    private Variable ZerosLike(Let fresh)
    {
        Variable tangent = _ir.Fresh(fresh.Target.Name + "Tangent", fresh.Target.Type);
        _ir.Add(fresh with { Targets = [tangent] });
        return tangent;
    }

    /// <summary>The tangents of an element are set with it, also to zero.</summary>
    private void Store(Let store, Atom value)
    {
        Atom?[] buffers = TangentsOf(store.Arguments[0]);
        Atom?[] tangents = TangentsOf(value);

        for (int d = 0; d < buffers.Length; d++)
        {
            if (store.Primitive.IsAccumulation && tangents[d] is null)
            {
                continue;
            }

            _ir.Add(store with { Arguments = [buffers[d]!, store.Arguments[1], tangents[d] ?? Literal.Of(store.Arguments[2].Type, 0)] });
        }
    }

    public bool VisitInvocation(InvocationStep step)
    {
        if (!_callsPushforwards)
        {
            _ir.Add(step.Preaccumulated);
            Solve(step.Equation, step.Primal.Origin);
            return true;
        }

        EquatableArray<Variable> values = step.Primal.Targets;
        Variable[] tangents = [.. values.Select(value => _ir.Fresh(value.Name + "Tangent", value.Type))];
        IEnumerable<Atom> direction = step.Equation.Sources.Select(source => TangentsOf(source)[0] ?? Literal.Of(source.Type, 0));
        _ir.Add(step.Primal with { Entry = Entry.Jvp, Targets = [.. values, .. tangents], Arguments = [.. step.Primal.Arguments, .. direction] });

        for (int i = 0; i < tangents.Length; i++)
        {
            _tangents[values[i]] = [tangents[i]];
        }

        return true;
    }

    public bool VisitBranch(BranchStep step)
    {
        IrBuilder outer = _ir;
        (IrBuilder then, Atom?[][] thenTangents) = Arm(step.Then);
        (IrBuilder @else, Atom?[][] elseTangents) = Arm(step.Else);
        _ir = outer;

        If primal = step.Primal;
        BranchOutlets outlets = new(_ir, then, @else, _isAtEnd);

        foreach ((Variable target, int index) in primal.Targets.Select(static (target, i) => (target, i)))
        {
            outlets.Bind(target, step.Then.Results[index], step.Else.Results[index]);
        }

        foreach ((Variable target, int index) in primal.Targets.Select(static (target, i) => (target, i)))
        {
            (Atom?[] first, Atom?[] second) = (thenTangents[index], elseTangents[index]);
            _tangents[target] = [.. _spaces.Select((space, d) =>
                first[d] is null && second[d] is null ? null : space.Merge(outlets, target.Name + "Tangent", first[d], second[d]))];
        }

        outlets.Close(primal.Condition, primal.Origin);
        return true;
    }

    /// <summary>The tangents of the carried variables are carried with them, but for those that are zero before each iteration.</summary>
    public bool VisitLoop(LoopStep step)
    {
        Loop primal = step.Primal;
        int[] ordinals = [.. step.ActiveOrdinals];
        Atom?[][] initial = [.. ordinals.Select(ordinal => TangentsOf(primal.Initial[ordinal]))];
        bool[][][] live = Live(step, ordinals, initial);
        Variable[] carried = Open([.. ordinals.Select(ordinal => primal.State[ordinal])], live);
        (IrBuilder body, Atom?[][] next) = Iteration(step, _ir.Names);
        Variable[] last = Open([.. ordinals.Select(ordinal => primal.Targets[ordinal])], live);

        _ir.Add(primal with
        {
            Targets = [.. primal.Targets, .. last],
            State = [.. primal.State, .. carried],
            Initial = [.. primal.Initial, .. Carried(initial, live, primal.State, ordinals)],
            Body = body.ToBlock([.. step.Body.Results, .. Carried([.. ordinals.Select(ordinal => next[ordinal])], live, primal.State, ordinals)]),
            Remark = "Forward: the tangents are carried along, and nothing is remembered.",
        });

        return true;
    }

    /// <summary>
    /// For each carried variable and each vector of its row, which components are not structural zeros in some iteration: those that are not at first, and those that
    /// an iteration makes of them. The least fixpoint; what the trials emit is dropped.
    /// </summary>
    private bool[][][] Live(LoopStep step, int[] ordinals, Atom?[][] initial)
    {
        bool[][][] live = LiveIn(initial);

        while (true)
        {
            NameSource names = _ir.Names.Fork();
            Open([.. ordinals.Select(ordinal => step.Primal.State[ordinal])], live, names);
            Atom?[][] next = Iteration(step, names).Tangents;
            bool[][][] grown = Union(live, LiveIn([.. ordinals.Select(ordinal => next[ordinal])]));

            if (Count(grown) == Count(live))
            {
                return live;
            }

            live = grown;
        }
    }

    private (IrBuilder Builder, Atom?[][] Tangents) Iteration(LoopStep step, NameSource names)
    {
        (IrBuilder outer, bool isAtEnd) = (_ir, _isAtEnd);
        (_ir, _isAtEnd) = (new IrBuilder(names) { Origin = outer.Origin }, false);
        (IrBuilder body, Atom?[][] next) = Arm(step.Body);
        (_ir, _isAtEnd) = (outer, isAtEnd);
        return (body, next);
    }

    /// <summary>New variables for the rows of tangents, without those that are structural zeros.</summary>
    private Variable[] Open(Variable[] variables, bool[][][] live, NameSource? names = null)
    {
        List<Variable> opened = [];

        for (int i = 0; i < variables.Length; i++)
        {
            Atom?[] row = new Atom?[_spaces.Count];

            for (int d = 0; d < row.Length; d++)
            {
                if (live[i][d].Contains(true))
                {
                    Variable tangent = new((names ?? _ir.Names).Fresh(variables[i].Name + "Tangent"), _spaces[d].TypeOf(variables[i].Type));
                    _spaces[d].Declare(tangent, live[i][d]);
                    row[d] = tangent;
                    opened.Add(tangent);
                }
            }

            _tangents[variables[i]] = row;
        }

        return [.. opened];
    }

    private IEnumerable<Atom> Carried(Atom?[][] rows, bool[][][] live, IReadOnlyList<Variable> state, int[] ordinals) => rows.SelectMany((row, i) =>
        row.Select((tangent, d) => live[i][d].Contains(true) ? tangent ?? _spaces[d].Zero(state[ordinals[i]].Type) : null).OfType<Atom>());

    private bool[][][] LiveIn(Atom?[][] rows) => [.. rows.Select(row => row.Select((tangent, d) => _spaces[d].LiveIn(tangent)).ToArray())];

    private static bool[][][] Union(bool[][][] left, bool[][][] right) =>
        [.. left.Zip(right, static (x, y) => x.Zip(y, static (a, b) => a.Zip(b, static (first, second) => first || second).ToArray()).ToArray())];

    private static int Count(bool[][][] live) => live.Sum(static row => row.Sum(static vector => vector.Count(static isLive => isLive)));

    private (IrBuilder Builder, Atom?[][] Tangents) Arm(LinearizedBlock arm)
    {
        _ir = _ir.Nested();
        return (_ir, Run(arm));
    }

    private Atom?[][] Run(LinearizedBlock block)
    {
        bool endsHere = _isAtEnd;

        for (int i = 0; i < block.Steps.Count; i++)
        {
            _isAtEnd = endsHere && i == block.Steps.Count - 1;
            block.Steps[i].Accept(this);
        }

        _isAtEnd = endsHere;
        return [.. block.Results.Select(TangentsOf)];
    }

    private void Solve(LinearEquation equation, Origin? origin)
    {
        _ir.Origin = origin;
        Atom?[][] rows = [.. equation.Targets.Select(_ => new Atom?[_spaces.Count])];

        for (int d = 0; d < _spaces.Count; d++)
        {
            Atom?[] sources = [.. equation.Sources.Select(source => TangentsOf(source)[d])];
            Atom?[] results = LinearMapApplier.Apply(_ir, equation.Map, sources, [.. equation.Targets.Select(static target => target.Name + "Tangent")], _spaces[d]);

            for (int i = 0; i < rows.Length; i++)
            {
                rows[i][d] = results[i];
            }
        }

        for (int i = 0; i < rows.Length; i++)
        {
            _tangents[equation.Targets[i]] = rows[i];
        }
    }

    private Atom?[] TangentsOf(Atom atom) =>
        atom is Variable variable && _tangents.TryGetValue(variable, out Atom?[]? row) ? row : new Atom?[_spaces.Count];
}
