using System.Runtime.CompilerServices;
using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Verification;

/// <summary>Checks what every pass may rely on: names are bound once and before use, types agree, arms return what their branch binds.</summary>
public sealed class IrVerifier : IStatementVisitor<bool>
{
    private HashSet<string> _bound = [];
    private readonly List<string> _problems = [];
    private HashSet<Variable> _visible = [];

    private IrVerifier()
    {
    }

    /// <summary>What is wrong with the function; empty if nothing is.</summary>
    public static IReadOnlyList<string> Verify(Function function)
    {
        IrVerifier verifier = new();

        foreach (Variable parameter in function.Parameters)
        {
            verifier.Bind(parameter);
        }

        foreach (Variable active in function.ActiveParameters)
        {
            verifier.Require(function.Parameters.Contains(active), $"{active} is active but not a parameter");
            verifier.Require(active.Type.IsDifferentiable, $"{active} is active but of type {active.Type}");
        }

        foreach (Variable output in function.Outputs)
        {
            verifier.Require(function.Parameters.Contains(output), $"{output} is an output but not a parameter");
            verifier.Require(output.Type.IsBuffer, $"{output} is an output but of type {output.Type}");
        }

        verifier.Check(function.Body);
        return verifier._problems;
    }

    public bool VisitLet(Let let)
    {
        Read(let.Arguments);
        bool isAccepted = let.Primitive.Signature.Accepts([.. let.Arguments.Select(static argument => argument.Type)]);
        Require(isAccepted, $"{let.Primitive} does not take {let.Arguments}");
        Require(let.Targets.Count == let.Primitive.Signature.Results.Length, $"{let.Primitive} does not bind {let.Targets}");

        if (isAccepted && let.Targets.Count == 1)
        {
            CheckLanes(let);
        }

        BindAll(let.Targets);
        return true;
    }

    public bool VisitIf(If branch)
    {
        Read([branch.Condition]);
        Require(branch.Condition.Type == IrType.Boolean, $"the condition {branch.Condition} is of type {branch.Condition.Type}");
        CheckArm(branch, branch.Then);
        CheckArm(branch, branch.Else);
        BindAll(branch.Targets);
        return true;
    }

    public bool VisitCall(Call call)
    {
        Read(call.Arguments);
        BindAll(call.Targets);
        return true;
    }

    public bool VisitGuard(Guard guard)
    {
        Read(guard.Arguments);
        Require(guard.Segments.Count == guard.Arguments.Count + 1, $"a guard's text does not fit its arguments");
        return true;
    }

    public bool VisitLoop(Loop loop)
    {
        CheckForward(loop.State, loop.Initial, loop.Condition, loop.Body, loop.State);
        Require(SameTypes(loop.Targets, loop.State), $"the targets {loop.Targets} do not fit the state {loop.State}");
        BindAll(loop.Targets);
        return true;
    }

    public bool VisitReverseLoop(ReverseLoop loop)
    {
        CheckForward(loop.State, loop.Initial, loop.Condition, loop.Body, [.. loop.State, .. loop.Residuals]);
        Require(SameTypes(loop.Final, loop.State), $"the last state {loop.Final} does not fit the state {loop.State}");
        Require(loop.Index.Type == IrType.Int64, $"the index {loop.Index} is of type {loop.Index.Type}");
        CheckRegion(loop.Final, loop.Rest, loop.Targets);
        CheckRegion(loop.BackParameters, loop.Back, loop.Cotangents);
        BindAll(loop.Targets);
        return true;
    }

    private void CheckForward(EquatableArray<Variable> state, EquatableArray<Atom> initial, Block condition, Block body, IReadOnlyList<Variable> results)
    {
        Read(initial);
        Require(SameTypes(initial, state), $"the first state {initial} does not fit the state {state}");
        CheckRegion(state, condition, [new Variable("", IrType.Boolean)]);
        CheckRegion(state, body, results);
    }

    /// <summary>The blocks of a loop are scopes of their own: one may use the names of another again, but none from around the loop.</summary>
    private void CheckRegion(IEnumerable<Variable> parameters, Block block, IReadOnlyList<Variable> results)
    {
        (HashSet<Variable> visible, HashSet<string> bound) = (_visible, _bound);
        (_visible, _bound) = ([.. visible], [.. bound]);
        BindAll(parameters);
        Check(block);
        (_visible, _bound) = (visible, bound);
        Require(SameTypes(block.Results, results), $"a block returns {block.Results} for {string.Join(", ", results)}");
    }

    private static bool SameTypes(IEnumerable<Atom> left, IEnumerable<Atom> right) =>
        left.Select(static atom => atom.Type).SequenceEqual(right.Select(static atom => atom.Type));


    private void CheckLanes(Let let)
    {
        IrType result = let.Primitive.Signature.ResultType(let.Arguments);
        Require(result == let.Target.Type || !(result.IsLanes || let.Target.Type.IsLanes), $"{let.Primitive} gives {result} for {let.Target} of type {let.Target.Type}");

        if (let.Primitive == Lanes.Extract)
        {
            Require(let.Arguments[1] is Literal lane && lane.Bits >= 0 && lane.Bits < let.Arguments[0].Type.Count, $"{let.Arguments[0]} has no lane {let.Arguments[1]}");
        }
    }

    private void CheckArm(If branch, Block arm)
    {
        HashSet<Variable> outside = new(_visible);
        Check(arm);
        _visible = outside;
        Require(
            arm.Results.Select(static result => result.Type).SequenceEqual(branch.Targets.Select(static target => target.Type)),
            $"an arm returns {arm.Results} for {branch.Targets}");
    }

    private void Check(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            statement.Accept(this);
        }

        Read(block.Results);
    }

    private void Read(IEnumerable<Atom> atoms)
    {
        foreach (Variable variable in atoms.OfType<Variable>())
        {
            Require(_visible.Contains(variable), $"{variable} is read before it is bound");
        }
    }

    private void BindAll(IEnumerable<Variable> variables)
    {
        foreach (Variable variable in variables)
        {
            Bind(variable);
        }
    }

    private void Bind(Variable variable)
    {
        Require(_bound.Add(variable.Name), $"{variable} is bound twice");
        _visible.Add(variable);
    }

    private void Require(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] ProblemText problem)
    {
        if (!condition)
        {
            _problems.Add(problem.ToString());
        }
    }
}
