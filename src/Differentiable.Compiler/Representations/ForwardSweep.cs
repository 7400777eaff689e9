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

        Variable value = step.Primal.Targets[0];
        Variable tangent = _ir.Fresh(value.Name + "Tangent", value.Type);
        IEnumerable<Atom> tangents = step.Equation.Sources.Select(source => TangentsOf(source)[0] ?? Literal.Of(source.Type, 0));
        _ir.Add(step.Primal with { Entry = Entry.Jvp, Targets = [value, tangent], Arguments = [.. step.Primal.Arguments, .. tangents] });
        _tangents[value] = [tangent];
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

    /// <summary>The tangents of the carried variables are carried with them.</summary>
    public bool VisitLoop(LoopStep step)
    {
        Loop primal = step.Primal;
        int[] ordinals = [.. step.ActiveOrdinals];
        Atom[] initial = [.. ordinals.SelectMany(ordinal => OrZero(TangentsOf(primal.Initial[ordinal]), primal.State[ordinal]))];
        Variable[] carried = [.. ordinals.SelectMany(ordinal => FreshTangents(primal.State[ordinal]))];

        (IrBuilder outer, bool isAtEnd) = (_ir, _isAtEnd);
        _isAtEnd = false;
        (IrBuilder body, Atom?[][] next) = Arm(step.Body);
        (_ir, _isAtEnd) = (outer, isAtEnd);

        Variable[] last = [.. ordinals.SelectMany(ordinal => FreshTangents(primal.Targets[ordinal]))];
        IEnumerable<Atom> results = ordinals.SelectMany(ordinal => OrZero(next[ordinal], primal.State[ordinal]));

        _ir.Add(primal with
        {
            Targets = [.. primal.Targets, .. last],
            State = [.. primal.State, .. carried],
            Initial = [.. primal.Initial, .. initial],
            Body = body.ToBlock(step.Body.Results.Concat(results)),
        });

        return true;
    }

    /// <summary>New variables for the row of tangents of a variable.</summary>
    private Variable[] FreshTangents(Variable variable)
    {
        Variable[] row = [.. _spaces.Select(space => _ir.Fresh(variable.Name + "Tangent", space.TypeOf(variable.Type)))];
        _tangents[variable] = row;
        return row;
    }

    private IEnumerable<Atom> OrZero(IEnumerable<Atom?> tangents, Variable variable) => tangents.Zip(_spaces, (tangent, space) => tangent ?? space.Zero(variable.Type));

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
