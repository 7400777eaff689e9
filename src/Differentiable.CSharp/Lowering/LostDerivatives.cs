using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;
using Differentiable.CSharp.Diagnostics;

namespace Differentiable.CSharp.Lowering;

/// <summary>Reports conversions in which a derivative would be lost without a word: from an active value to an integer.</summary>
internal sealed class LostDerivatives : IStatementVisitor<bool>
{
    private readonly HashSet<Variable> _active;
    private readonly LoweringContext _context;

    private LostDerivatives(IEnumerable<Variable> active, LoweringContext context) => (_active, _context) = ([.. active], context);

    public static void Check(Function function, LoweringContext context)
    {
        LostDerivatives check = new(function.ActiveParameters, context);
        check.Visit(function.Body);

        // Only where the choice is read: a variable that is local to an arm is merged too, and dead.
        foreach (Statement statement in Nested.StatementsOf(DeadCode.Remove(function).Body))
        {
            check.RejectArrays(statement);
        }
    }

    public bool VisitLet(Let let)
    {
        if ((let.Primitive.IsStore && IsActive(let.Arguments[2])) || (let.Primitive.IsView && _active.Contains(let.Target)))
        {
            _active.Add((Variable)let.Arguments[0]);
        }

        if (let.Targets.Count == 0)
        {
            return true;
        }

        bool reaches = let.Arguments.Where((argument, i) => IsActive(argument) && (let.Primitive.CarriesDerivative(i) || IsConversion(let))).Any();

        if (reaches && let.Targets[0].Type.IsDifferentiable)
        {
            _active.UnionWith(let.Targets);
        }
        else if (reaches && IsConversion(let))
        {
            _context.Report(new(Descriptors.LostDerivative, _context.Sites[let.Origin!.Site], let.Target.Type.Name.Replace("global::", "")));
        }

        return true;
    }

    public bool VisitIf(If branch)
    {
        Visit(branch.Then);
        Visit(branch.Else);
        _active.UnionWith(branch.Targets.Where((_, i) => IsActive(branch.Then.Results[i]) || IsActive(branch.Else.Results[i])));
        return true;
    }

    public bool VisitCall(Call call)
    {
        if (call.Callee.ActiveParameters.Any(ordinal => IsActive(call.Arguments[ordinal])))
        {
            _active.UnionWith(call.Targets);
        }

        return true;
    }

    public bool VisitGuard(Guard guard) => true;

    /// <summary>The state is active as Activity says; twice through the body is enough only for short chains, so until nothing is new.</summary>
    public bool VisitLoop(Loop loop)
    {
        // What a loop remembers lies on the stack, where references cannot.
        if (loop.State.Any(static variable => variable.Type.Kind == IrTypeKind.String) && loop.Origin is { } origin)
        {
            _context.Report(new(Descriptors.UnsupportedStatement, _context.Sites[origin.Site], "A loop that assigns a string", "assign it before or after the loop"));
        }

        Mark(loop.State, loop.Initial);

        do
        {
            Visit(loop.Condition);
            Visit(loop.Body);
        }
        while (Mark(loop.State, loop.Body.Results));

        Mark(loop.Targets, loop.State);
        return true;
    }

    public bool VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    private void RejectArrays(Statement statement)
    {
        switch (statement)
        {
            case If branch:
                RejectArrays(branch.Targets, branch.Origin, "A branch that chooses between arrays", "choose between their elements, or call a method in each arm");
                break;

            case Loop loop:
                RejectArrays(loop.State, loop.Origin, "A loop that assigns an array or span variable", "keep the array and change an index");
                break;
        }
    }

    private void RejectArrays(IEnumerable<Variable> variables, Origin? origin, string what, string instead)
    {
        if (variables.Any(static variable => variable.Type.IsArray) && origin is not null)
        {
            _context.Report(new(Descriptors.UnsupportedStatement, _context.Sites[origin.Site], what, instead));
        }
    }

    private bool Mark(IReadOnlyList<Variable> targets, IReadOnlyList<Atom> values)
    {
        int before = _active.Count;
        _active.UnionWith(targets.Where((target, i) => target.Type.IsFloatingPoint && IsActive(values[i])));
        return _active.Count > before;
    }

    private static bool IsConversion(Let let) => let.Primitive == Conversions.Convert || let.Primitive == Conversions.CheckedConvert;

    private void Visit(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            statement.Accept(this);
        }
    }

    private bool IsActive(Atom atom) => atom is Variable variable && _active.Contains(variable);
}
