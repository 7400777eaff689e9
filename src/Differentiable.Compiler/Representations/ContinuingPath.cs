using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>What an iteration surely runs if the loop goes on after it: of each branch that decides whether the loop stops, the arm that does not stop it.</summary>
internal sealed class ContinuingPath
{
    private readonly List<Let> _statements = [];
    private readonly Dictionary<Atom, Atom> _results = [];

    /// <summary>The statements, those of the loop's condition first.</summary>
    public IReadOnlyList<Let> Statements => _statements;

    /// <param name="loop">The loop.</param>
    /// <param name="known">Truth values whenever there is another iteration, of carried variables and parts of the condition.</param>
    public static ContinuingPath Of(Loop loop, Dictionary<Atom, bool> known)
    {
        ContinuingPath path = new();
        Dictionary<Atom, bool> next = [];

        foreach (Variable state in loop.State.Where(known.ContainsKey))
        {
            next[loop.NextOf(state)] = known[state];
        }

        path.Add(loop.Condition, known);
        path.Add(loop.Body, next);
        return path;
    }

    /// <summary>The statement that binds the variable; null where another arm may bind it.</summary>
    public Let? DefinitionOf(Atom atom)
    {
        while (_results.TryGetValue(atom, out Atom? result))
        {
            atom = result;
        }

        return atom is Variable variable ? _statements.Find(let => let.Targets.Contains(variable)) : null;
    }

    /// <param name="block">What surely runs.</param>
    /// <param name="known">Truth values, if the loop goes on.</param>
    private void Add(Block block, Dictionary<Atom, bool> known)
    {
        foreach (Statement statement in block.Statements)
        {
            if (statement is Let let)
            {
                _statements.Add(let);
            }
            else if (statement is If branch && ArmOf(branch, known) is { } arm)
            {
                AddArm(branch, arm, known);
            }
        }
    }

    private void AddArm(If branch, Block arm, Dictionary<Atom, bool> known)
    {
        Dictionary<Atom, bool> inside = new(known);

        for (int i = 0; i < branch.Targets.Count; i++)
        {
            _results[branch.Targets[i]] = arm.Results[i];

            if (known.TryGetValue(branch.Targets[i], out bool truth) && arm.Results[i] is Variable result)
            {
                inside[result] = truth;
            }
        }

        Add(arm, inside);
    }

    /// <summary>The arm that is taken if the loop goes on; null where it may be either.</summary>
    private static Block? ArmOf(If branch, Dictionary<Atom, bool> known)
    {
        if (known.TryGetValue(branch.Condition, out bool condition))
        {
            return condition ? branch.Then : branch.Else;
        }

        for (int i = 0; i < branch.Targets.Count; i++)
        {
            if (known.TryGetValue(branch.Targets[i], out bool truth))
            {
                if (branch.Then.Results[i] is Literal then && then.Truth != truth)
                {
                    return branch.Else;
                }

                if (branch.Else.Results[i] is Literal @else && @else.Truth != truth)
                {
                    return branch.Then;
                }
            }
        }

        return null;
    }
}
