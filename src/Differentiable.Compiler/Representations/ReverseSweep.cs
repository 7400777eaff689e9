using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

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
    private bool _isLast;

    private ReverseSweep(LinearizedBlock block, IrBuilder forward) => (_block, _forward) = (block, forward);

    /// <summary>Emits primal and pullback, and returns the cotangents of the inputs; null where no derivative arrives.</summary>
    /// <param name="ir">Where the statements go.</param>
    /// <param name="block">The linearized block.</param>
    /// <param name="seeds">The cotangent of each of the block's results; null for a structural zero.</param>
    /// <param name="inputs">The variables whose cotangents are wanted.</param>
    public static Atom?[] Run(IrBuilder ir, LinearizedBlock block, IReadOnlyList<Atom?> seeds, IReadOnlyList<Variable> inputs)
    {
        ReverseSweep sweep = new(block, ir);
        sweep.Seed(ir, seeds);
        sweep.Forward(mayFuse: true);
        return sweep.Backward(ir, inputs);
    }

    public Action<IrBuilder>? VisitStraight(StraightStep step)
    {
        _forward.AddRange(step.Primal);
        return step.Equation is null ? null : ir => Transposed(ir, step.Equation, step.Primal[0].Origin);
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

        return _isLast ? Fused(step) : Split(step);
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
        Atom?[] contributions = LinearMapApplier.Apply(ir, equation.Map.Transpose(), cotangents, [.. equation.Sources.Select(NameOfCotangent)]);

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
        Atom?[] cotangents = Run(ir, arm, seeds, inputs);
        return (ir.ToBlock(arm.Results), cotangents);
    }

    /// <summary>The primal branch now, its pullback on the way back; what passes from one to the other is known only then.</summary>
    private Action<IrBuilder> Split(BranchStep step)
    {
        ReverseSweep then = new(step.Then, _forward.Nested());
        ReverseSweep @else = new(step.Else, _forward.Nested());
        then.Forward(mayFuse: false);
        @else.Forward(mayFuse: false);

        Action<If> complete = _forward.Reserve();
        return ir => complete(SplitBackward(ir, step, then, @else));
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
            ir.Names, step.Primal, then._forward.ToBlock(step.Then.Results), @else._forward.ToBlock(step.Else.Results), thenBack, elseBack);

        if (targets.Length > 0)
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

    private void AccumulateAll(IrBuilder ir, Variable[] inputs, Variable?[] contributions)
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
