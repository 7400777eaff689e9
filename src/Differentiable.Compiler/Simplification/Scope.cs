using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>What is known at a place of the program: replacements of variables, the expressions bound so far, and their definitions.</summary>
internal sealed class Scope
{
    private readonly Scope? _outer;
    private readonly Dictionary<Variable, Atom> _replacements = [];
    private readonly Dictionary<Expression, IReadOnlyList<Variable>> _expressions = [];
    private readonly Dictionary<Variable, Let> _definitions = [];

    public Scope(bool isFinal) => IsFinal = isFinal;

    private Scope(Scope outer) => (_outer, IsFinal) = (outer, outer.IsFinal);

    /// <summary>Whether the program is not differentiated any more: then only values count.</summary>
    public bool IsFinal { get; }

    /// <summary>The scope of a block in which nothing more is known.</summary>
    public Scope Nested() => new(this);

    /// <summary>The scope of an arm, in which the condition is known.</summary>
    public Scope Nested(Atom condition, Literal truth)
    {
        Scope nested = new(this);

        if (condition is Variable variable)
        {
            nested._replacements[variable] = truth;
        }

        return nested;
    }

    public Atom Read(Atom atom)
    {
        for (Scope? scope = this; scope is not null && atom is Variable variable; scope = scope._outer)
        {
            if (scope._replacements.TryGetValue(variable, out Atom? replacement))
            {
                return replacement;
            }
        }

        return atom;
    }

    public void Replace(Variable variable, Atom atom) => _replacements[variable] = atom;

    public IReadOnlyList<Variable>? Find(Expression expression)
    {
        for (Scope? scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._expressions.TryGetValue(expression, out IReadOnlyList<Variable>? variables))
            {
                return variables;
            }
        }

        return null;
    }

    public void Define(Expression expression, IReadOnlyList<Variable> variables, Let? definition)
    {
        _expressions[expression] = variables;

        if (definition is { Targets.Count: 1 })
        {
            _definitions[definition.Target] = definition;
        }
    }

    /// <summary>The statement that binds the atom, if it is the result of a primitive.</summary>
    public Let? DefinitionOf(Atom atom)
    {
        for (Scope? scope = this; scope is not null && atom is Variable variable; scope = scope._outer)
        {
            if (scope._definitions.TryGetValue(variable, out Let? definition))
            {
                return definition;
            }
        }

        return null;
    }
}
