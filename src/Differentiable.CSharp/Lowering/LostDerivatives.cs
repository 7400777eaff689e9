using Differentiable.Compiler.Differentiation;
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

    private LostDerivatives(HashSet<Variable> active, LoweringContext context) => (_active, _context) = (active, context);

    public static void Check(Function function, LoweringContext context)
    {
        LostDerivatives check = new(Activity.Of(function), context);
        check.Visit(function.Body);

        // Only where the choice is read: a variable that is local to an arm is merged too, and dead.
        foreach (Statement statement in Nested.StatementsOf(DeadCode.Remove(function).Body))
        {
            check.RejectArrays(statement);
        }
    }

    public bool VisitLet(Let let)
    {
        if (IsConversion(let) && !let.Target.Type.IsFloatingPoint && Activity.IsActive(let.Arguments[0], _active))
        {
            _context.Report(new(Descriptors.LostDerivative, _context.Sites[let.Origin!.Site], let.Target.Type.Name.Replace("global::", "")));
        }

        return true;
    }

    public bool VisitIf(If branch) => Visit(branch.Then) && Visit(branch.Else);

    public bool VisitCall(Call call) => true;

    public bool VisitGuard(Guard guard) => true;

    public bool VisitLoop(Loop loop) => Visit(loop.Condition) && Visit(loop.Body);

    public bool VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    private void RejectArrays(Statement statement)
    {
        switch (statement)
        {
            case If branch:
                RejectArrays(branch.Targets, branch.Origin, "A branch that chooses between arrays", "choose between their elements, or call a method in each arm");
                break;

            case Loop loop:
                RejectArrays(loop.State, loop.Origin, "A loop that assigns an array or span variable", "keep the array and copy elements to it, or change an index");
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

    private static bool IsConversion(Let let) => let.Primitive == Conversions.Convert || let.Primitive == Conversions.CheckedConvert;

    private bool Visit(Block block) => block.Statements.All(statement => statement.Accept(this));
}
