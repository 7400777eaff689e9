using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Differentiation;

/// <summary>
/// The functor D (Elliott 2018). Walks a function once and pairs each statement with the linear map that its primitive contributes.
/// </summary>
/// <remarks>
/// Knows no mode: it never asks whether the maps will run forward or backward. What a representation makes of its result is a function again,
/// so D applies to that too: this is how second derivatives come about.
/// </remarks>
public sealed class Linearizer : IStatementVisitor<Step>
{
    private readonly NameSource _names;
    private readonly HashSet<Variable> _active;
    private readonly bool _sharesResiduals;
    private readonly ArrayStores _stores;

    private Linearizer(Function function, bool sharesResiduals)
    {
        _sharesResiduals = sharesResiduals;
        _names = new NameSource(AllNames.Of(function));
        _active = Activity.Of(function);
        _stores = ArrayStores.Of(function);
    }

    /// <summary>D of a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="sharesResiduals">
    /// Whether floating-point residuals of the two arms of a branch may share a slot, and those of a loop's iteration an array. Not in a function of tangents: a slot would be linear in them in one
    /// arm only, and the result would not show by its text that it is linear.
    /// </param>
    public static Linearization Linearize(Function function, bool sharesResiduals = true) =>
        new(function, new Linearizer(function, sharesResiduals).Linearize(function.Body));

    public Step VisitLet(Let let)
    {
        if (let.Targets.Concat(let.Arguments).Any(static atom => atom.Type.IsLanes))
        {
            throw new InvalidOperationException($"{let.Primitive} works on lanes, which belong to the outermost representation.");
        }

        if (let.Primitive == Arrays.Add || let.Primitive == Arrays.Take || let.Primitive == Arrays.Keep || let.Primitive == Arrays.At)
        {
            throw new InvalidOperationException($"{let.Primitive} belongs to the reverse mode of arrays, which is not differentiated again.");
        }

        // A statement that no active variable reaches has a zero derivative: there is no equation for it.
        if (!Activity.Flows(let, _active))
        {
            return new StraightStep([let], null);
        }

        // What an array was before a store, or when it was made, has no derivative: these steps concern the array's tangent or cotangent as a whole.
        if (let.Primitive.IsStore || let.Primitive.IsFresh)
        {
            return new StraightStep([let], new(let.Targets, LinearMap.Zero, let.Primitive.IsStore ? Sources([let.Arguments[2]]) : []));
        }

        IrBuilder factors = new(_names) { Origin = let.Origin };
        factors.Add(let);
        LinearMap map = let.Primitive.Rule!(new RuleBuilder(factors, let.Primitive.Signature.ScalarType(let.Arguments)), let.Arguments, let.Targets);
        return new StraightStep(factors.ToBlock([]).Statements, new(let.Targets, map, Sources(let.Arguments)));
    }

    public Step VisitIf(If branch)
    {
        EquatableArray<Variable> inputs = FreeVariables.Of(branch.Then).Union(FreeVariables.Of(branch.Else)).Where(IsActiveNumber).ToEquatableArray();
        LinearizedBlock then = Linearize(branch.Then);
        LinearizedBlock @else = Linearize(branch.Else);
        return new BranchStep(branch, then, @else, branch.Targets.Where(IsActive).ToEquatableArray(), inputs, _sharesResiduals)
        {
            Writes = Writes(branch.Then) || Writes(branch.Else),
        };
    }

    public Step VisitCall(Call call) => call.Entry switch
    {
        Entry.Primal or Entry.Rule or Entry.RuleWithValue => Invocation(call),
        Entry.ValueAndGradient => SecondOrder(call),
        _ => throw new InvalidOperationException($"The derivative of {call.Callee.Name}'s {call.Entry} is not a function that can be called."),
    };

    public Step VisitGuard(Guard guard) => new StraightStep([guard], null);

    public Step VisitLoop(Loop loop)
    {
        EquatableArray<Variable> state = loop.State.Where(IsActive).ToEquatableArray();

        // Nothing flows through a loop without active state that writes to no active array, and its body needs no derivative.
        return state.Count == 0 && !Writes(loop.Body)
            ? new StraightStep([loop], null)
            : new LoopStep(loop, Linearize(loop.Body), state, FreeVariables.Of(loop.Body).Except(loop.State).Where(IsActiveNumber).ToEquatableArray())
            {
                Writes = Writes(loop.Body),
                SharesResiduals = _sharesResiduals,
            };
    }

    public Step VisitReverseLoop(ReverseLoop loop) => throw NotLinearizable(loop);

    /// <summary>A loop that runs backwards is the end of the way: what is differentiated again is represented by forward mode (<c>Modes</c>).</summary>
    internal static InvalidOperationException NotLinearizable(ReverseLoop loop) =>
        new($"The reverse mode of a loop is not differentiated again: {loop.Origin?.Text}");

    private LinearizedBlock Linearize(Block block) => new(block.Statements.Select(statement => statement.Accept(this)).ToEquatableArray(), block.Results);

    private Step Invocation(Call call)
    {
        Atom[] sources = ActiveArguments(call);

        if (!sources.Any(IsActive))
        {
            return new StraightStep([call], null);
        }

        if (!call.Callee.HasGradient)
        {
            return new InvocationStep(call, call, new(call.Targets, LinearMap.Invocation(call.Callee, call.Arguments), Sources(sources)));
        }

        Variable value = call.Targets[0];
        Variable[] partials = [.. call.Callee.ActiveParameters.Select(ordinal => new Variable(_names.Fresh(value.Name + "Partial"), call.Callee.ParameterTypes[ordinal]))];

        Call preaccumulated = call with { Entry = Entry.ValueAndGradient, Targets = [value, .. partials] };
        return new InvocationStep(call, preaccumulated, new([value], RowOf(partials, value.Type), Sources(sources)));
    }

    /// <summary>D of (f, ∇f): the row of partials for the value, the Hessian for the partials.</summary>
    private StraightStep SecondOrder(Call call)
    {
        Atom[] sources = ActiveArguments(call);

        if (!sources.Any(IsActive))
        {
            return new StraightStep([call], null);
        }

        LinearMap map = LinearMap.Fork(RowOf([.. call.Targets.Skip(1)], call.Targets[0].Type), LinearMap.Hessian(call.Callee, call.Arguments));
        return new StraightStep([call], new(call.Targets, map, Sources(sources)));
    }

    private static LinearMap RowOf(Variable[] partials, IrType result) => LinearMap.Join(
        [.. partials.Select(partial => LinearMap.Compose(LinearMap.Convert(partial.Type, result), LinearMap.ScaleSingular(partial)))]);

    private static Atom[] ActiveArguments(Call call) => [.. call.Callee.ActiveParameters.Select(ordinal => call.Arguments[ordinal])];

    /// <summary>The atoms with passive ones replaced by a literal: no tangent comes from them, no cotangent goes to them.</summary>
    private EquatableArray<Atom> Sources(IEnumerable<Atom> atoms) =>
        atoms.Select(atom => IsActive(atom) ? atom : Literal.Default(atom.Type)).ToEquatableArray();

    /// <summary>Whether a block stores to an active array from outside of it.</summary>
    private bool Writes(Block block)
    {
        HashSet<Variable> inside = [.. Bindings.In(Nested.StatementsOf(block))];
        return _stores.StoredIn(block).Any(array => IsActive(array) && !inside.Contains(array));
    }

    // The cotangent of an array is a buffer that is added to wherever the array is read: it is no input whose cotangent has to be handed out.
    private bool IsActiveNumber(Variable variable) => variable.Type.IsFloatingPoint && IsActive(variable);

    private bool IsActive(Atom atom) => Activity.IsActive(atom, _active);
}
