using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// Linear maps as functions, run in program order on one or several tangents at a time: each variable carries a row of tangents, one for each direction.
/// </summary>
internal sealed class ForwardSweep : IStepVisitor<bool>
{
    private readonly int _directions;
    private readonly Dictionary<Variable, Atom?[]> _tangents;
    private IrBuilder _ir;

    private readonly bool _callsPushforwards;

    private ForwardSweep(IrBuilder ir, int directions, bool callsPushforwards, Dictionary<Variable, Atom?[]> seeds) =>
        (_ir, _directions, _callsPushforwards, _tangents) = (ir, directions, callsPushforwards, seeds);

    /// <summary>Emits the body, and returns for each of its results the row of tangents.</summary>
    /// <param name="ir">Where the statements go.</param>
    /// <param name="body">The linearized body.</param>
    /// <param name="directions">How many tangents each variable carries.</param>
    /// <param name="callsPushforwards">
    /// Whether a called method's pushforward is called, for a single direction; if not, its partials are taken, and the result can be linearized again.
    /// </param>
    /// <param name="seeds">The tangents of the active parameters.</param>
    public static Atom?[][] Run(IrBuilder ir, LinearizedBlock body, int directions, bool callsPushforwards, Dictionary<Variable, Atom?[]> seeds) =>
        new ForwardSweep(ir, directions, callsPushforwards, seeds).Run(body);

    public bool VisitStraight(StraightStep step)
    {
        _ir.AddRange(step.Primal);

        if (step.Equation is { } equation)
        {
            Solve(equation, step.Primal[0].Origin);
        }

        return true;
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
        List<Variable> targets = [.. primal.Targets];
        List<Atom> thenResults = [.. step.Then.Results];
        List<Atom> elseResults = [.. step.Else.Results];

        foreach ((Variable target, int index) in primal.Targets.Select(static (target, i) => (target, i)))
        {
            Atom?[] row = new Atom?[_directions];

            for (int d = 0; d < _directions; d++)
            {
                (Atom? first, Atom? second) = (thenTangents[index][d], elseTangents[index][d]);

                if (first is null && second is null)
                {
                    continue;
                }

                Variable tangent = _ir.Fresh(target.Name + "Tangent", target.Type);
                targets.Add(tangent);
                thenResults.Add(first ?? Literal.Of(target.Type, 0));
                elseResults.Add(second ?? Literal.Of(target.Type, 0));
                row[d] = tangent;
            }

            _tangents[target] = row;
        }

        _ir.Add(new If(targets.ToEquatableArray(), primal.Condition, then.ToBlock(thenResults), @else.ToBlock(elseResults), primal.Origin));
        return true;
    }

    /// <summary>The tangents of the carried variables are carried with them.</summary>
    public bool VisitLoop(LoopStep step)
    {
        Loop primal = step.Primal;
        int[] ordinals = [.. step.ActiveOrdinals];
        Atom[] initial = [.. ordinals.SelectMany(ordinal => OrZero(TangentsOf(primal.Initial[ordinal]), primal.State[ordinal].Type))];
        Variable[] carried = [.. ordinals.SelectMany(ordinal => FreshTangents(primal.State[ordinal]))];

        IrBuilder outer = _ir;
        (IrBuilder body, Atom?[][] next) = Arm(step.Body);
        _ir = outer;

        Variable[] last = [.. ordinals.SelectMany(ordinal => FreshTangents(primal.Targets[ordinal]))];
        IEnumerable<Atom> results = ordinals.SelectMany(ordinal => OrZero(next[ordinal], primal.State[ordinal].Type));

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
        Variable[] row = [.. Enumerable.Range(0, _directions).Select(_ => _ir.Fresh(variable.Name + "Tangent", variable.Type))];
        _tangents[variable] = row;
        return row;
    }

    private static IEnumerable<Atom> OrZero(IEnumerable<Atom?> tangents, IrType type) => tangents.Select(tangent => tangent ?? Literal.Of(type, 0));

    private (IrBuilder Builder, Atom?[][] Tangents) Arm(LinearizedBlock arm)
    {
        _ir = _ir.Nested();
        return (_ir, Run(arm));
    }

    private Atom?[][] Run(LinearizedBlock block)
    {
        foreach (Step step in block.Steps)
        {
            step.Accept(this);
        }

        return [.. block.Results.Select(TangentsOf)];
    }

    private void Solve(LinearEquation equation, Origin? origin)
    {
        _ir.Origin = origin;
        Atom?[][] rows = [.. equation.Targets.Select(_ => new Atom?[_directions])];

        for (int d = 0; d < _directions; d++)
        {
            Atom?[] sources = [.. equation.Sources.Select(source => TangentsOf(source)[d])];
            Atom?[] results = LinearMapApplier.Apply(_ir, equation.Map, sources, [.. equation.Targets.Select(static target => target.Name + "Tangent")]);

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
        atom is Variable variable && _tangents.TryGetValue(variable, out Atom?[]? row) ? row : new Atom?[_directions];
}
