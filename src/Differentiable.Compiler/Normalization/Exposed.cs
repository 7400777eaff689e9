using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;

namespace Differentiable.Compiler.Normalization;

/// <summary>The variables that statements may read before they have assigned them: what they need from before. Nothing leaves the statements early.</summary>
internal sealed class Exposed : IStructuredVisitor<bool>
{
    private readonly HashSet<Variable> _exposed = [];
    private HashSet<Variable> _assigned = [];

    private Exposed()
    {
    }

    public static HashSet<Variable> In(Iterate loop)
    {
        Exposed exposed = new();
        loop.Accept(exposed);
        return exposed._exposed;
    }

    public bool VisitPerform(Perform perform)
    {
        Read(FreeVariables.Reads(perform.Statement));
        _assigned.UnionWith(Bindings.Of(perform.Statement));
        return true;
    }

    public bool VisitAssign(Assign assign)
    {
        Read(Reads.Of(assign.Value));
        _assigned.Add(assign.Target);
        return true;
    }

    public bool VisitBranch(Branch branch)
    {
        Read(Reads.Of(branch.Condition));
        HashSet<Variable> afterThen = Apart(branch.Then);
        HashSet<Variable> afterElse = Apart(branch.Else);
        _assigned = [.. afterThen.Intersect(afterElse)];
        return true;
    }

    public bool VisitReturn(Return exit)
    {
        Read(Reads.Of(exit));
        return true;
    }

    public bool VisitIterate(Iterate loop)
    {
        HashSet<Variable> before = [.. _assigned];
        Run(loop.Test);
        Read(Reads.Of(loop.Condition));
        Run(loop.Body);
        Run(loop.Update);
        _assigned = before;
        return true;
    }

    public bool VisitLeave(Leave exit) => true;

    private HashSet<Variable> Apart(IEnumerable<StructuredStatement> statements)
    {
        HashSet<Variable> before = _assigned;
        _assigned = [.. before];
        Run(statements);
        HashSet<Variable> after = _assigned;
        _assigned = before;
        return after;
    }

    private void Run(IEnumerable<StructuredStatement> statements)
    {
        foreach (StructuredStatement statement in statements)
        {
            statement.Accept(this);
        }
    }

    private void Read(IEnumerable<Variable> variables) => _exposed.UnionWith(variables.Where(variable => !_assigned.Contains(variable)));
}
