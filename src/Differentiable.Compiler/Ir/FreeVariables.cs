using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Ir;

/// <summary>The variables that a block reads and does not bind, in the order of first use.</summary>
public sealed class FreeVariables : IStatementVisitor<bool>
{
    private readonly List<Variable> _read = [];

    // What the blocks bind that are being visited; a block takes its own out again.
    private readonly HashSet<Variable> _bound = [];

    private FreeVariables()
    {
    }

    public static List<Variable> Of(Block block)
    {
        FreeVariables reads = new();
        reads.AddFree(block, []);
        HashSet<Variable> known = [];
        return reads._read.FindAll(known.Add);
    }

    /// <summary>The variables that one statement reads, nested blocks included.</summary>
    public static List<Variable> Reads(Statement statement)
    {
        FreeVariables reads = new();
        statement.Accept(reads);
        return reads._read;
    }

    public bool VisitLet(Let let) => Add(let.Arguments);

    public bool VisitIf(If branch) => Add(branch.Condition) && AddFree(branch.Then, []) && AddFree(branch.Else, []);

    public bool VisitCall(Call call) => Add(call.Arguments);

    public bool VisitGuard(Guard guard) => Add(guard.Arguments);

    public bool VisitLoop(Loop loop) => Add(loop.Initial) && AddFree(loop.Condition, loop.State) && AddFree(loop.Body, loop.State);

    public bool VisitReverseLoop(ReverseLoop loop) => Add(loop.Initial)
        && AddFree(loop.Condition, loop.State)
        && AddFree(loop.Body, loop.State)
        && AddFree(loop.Rest, loop.Final)
        && AddFree(loop.Back, loop.BackParameters);

    private bool Add(EquatableArray<Atom> atoms)
    {
        for (int i = 0; i < atoms.Count; i++)
        {
            Add(atoms[i]);
        }

        return true;
    }

    private bool Add(Atom atom)
    {
        if (atom is Variable variable && !_bound.Contains(variable))
        {
            _read.Add(variable);
        }

        return true;
    }

    private bool AddFree(Block block, EquatableArray<Variable> parameters)
    {
        List<Variable> own = new(parameters.Count + block.Statements.Count);
        Bind(parameters, own);

        for (int i = 0; i < block.Statements.Count; i++)
        {
            block.Statements[i].Accept(this);
            Bind(Bindings.Of(block.Statements[i]), own);
        }

        Add(block.Results);
        own.ForEach(variable => _bound.Remove(variable));
        return true;
    }

    private void Bind(EquatableArray<Variable> variables, List<Variable> own)
    {
        for (int i = 0; i < variables.Count; i++)
        {
            if (_bound.Add(variables[i]))
            {
                own.Add(variables[i]);
            }
        }
    }
}
