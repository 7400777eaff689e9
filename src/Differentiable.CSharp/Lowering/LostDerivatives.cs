using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Diagnostics;

namespace Differentiable.CSharp.Lowering;

/// <summary>Reports conversions in which a derivative would be lost without a word: from an active value to an integer.</summary>
internal sealed class LostDerivatives : IStatementVisitor<bool>
{
    private readonly HashSet<Variable> _active;
    private readonly LoweringContext _context;

    private LostDerivatives(IEnumerable<Variable> active, LoweringContext context) => (_active, _context) = ([.. active], context);

    public static void Check(Function function, LoweringContext context) => new LostDerivatives(function.ActiveParameters, context).Visit(function.Body);

    public bool VisitLet(Let let)
    {
        bool reaches = let.Arguments.Where((argument, i) => IsActive(argument) && (let.Primitive.CarriesDerivative(i) || IsConversion(let))).Any();

        if (reaches && let.Targets[0].Type.IsFloatingPoint)
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
