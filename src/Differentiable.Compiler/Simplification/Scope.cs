using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Simplification;

/// <summary>What is known at a place of the program: replacements of variables, the expressions bound so far, and their definitions.</summary>
internal sealed class Scope
{
    private readonly Scope? _outer;

    // Most blocks are short, and many say nothing new.
    private Dictionary<Variable, Atom>? _replacements;
    private Dictionary<Expression, EquatableArray<Variable>>? _expressions;
    private Dictionary<Variable, Let>? _definitions;

    private readonly Scope _outermost;

    private int _expected;

    public Scope(bool isFinal) => (_outermost, IsFinal) = (this, isFinal);

    private Scope(Scope outer) => (_outer, _outermost, IsFinal) = (outer, outer._outermost, outer.IsFinal);

    /// <summary>Whether the program is not differentiated any more: then only values count.</summary>
    public bool IsFinal { get; }

    /// <summary>Whether another walk could find more, somewhere in the program: a statement that was moved may have a twin where it stands now.</summary>
    public bool IsOpen { get; private set; }

    public void KeepOpen() => _outermost.IsOpen = true;

    /// <summary>So many statements are about to be defined: tables that have the room from the start are not copied as they grow.</summary>
    public void Expect(int statements) => _expected = statements;

    /// <summary>The scope of a block in which nothing more is known.</summary>
    public Scope Nested() => new(this);

    /// <summary>The scope of an arm, in which the condition is known.</summary>
    public Scope Nested(Atom condition, Literal truth)
    {
        Scope nested = new(this);

        if (condition is Variable variable)
        {
            nested.Replace(variable, truth);
        }

        return nested;
    }

    /// <summary>What stands for the atom. What was put in its place outside may be known here: the condition of an arm.</summary>
    public Atom Read(Atom atom)
    {
        while (atom is Variable variable && ReplacementOf(variable) is { } replacement)
        {
            atom = replacement;
        }

        return atom;
    }

    private Atom? ReplacementOf(Variable variable)
    {
        for (Scope? scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._replacements is { } replacements && replacements.TryGetValue(variable, out Atom? replacement))
            {
                return replacement;
            }
        }

        return null;
    }

    /// <summary>From now on the atom stands for the variable.</summary>
    public void Replace(Variable variable, Atom atom)
    {
        if (atom != variable)
        {
            (_replacements ??= [])[variable] = atom;
        }
    }

    public EquatableArray<Variable>? Find(Expression expression)
    {
        for (Scope? scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._expressions is { } expressions && expressions.TryGetValue(expression, out EquatableArray<Variable> variables))
            {
                return variables;
            }
        }

        return null;
    }

    public void Define(Expression expression, EquatableArray<Variable> variables, Let? definition)
    {
        (_expressions ??= new(_expected))[expression] = variables;

        if (definition is { Targets.Count: 1 })
        {
            (_definitions ??= new(_expected))[definition.Target] = definition;
        }
    }

    /// <summary>The statement that binds the atom, if it is the result of a primitive.</summary>
    public Let? DefinitionOf(Atom atom)
    {
        for (Scope? scope = this; scope is not null && atom is Variable variable; scope = scope._outer)
        {
            if (scope._definitions is { } definitions && definitions.TryGetValue(variable, out Let? definition))
            {
                return definition;
            }
        }

        return null;
    }
}
