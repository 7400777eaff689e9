namespace Differentiable.Testing.RandomPrograms;

/// <summary>Where a variable is declared, which decides whether it can change.</summary>
public enum VariableKind
{
    /// <summary>A parameter of the method.</summary>
    Parameter,

    /// <summary>A parameter that bounds loops: no statement assigns to it, and callers pass small numbers.</summary>
    FixedParameter,

    /// <summary>
    /// A local that decides how often a loop runs: a counter, a limit, fuel, or a number that shrinks. Only statements that belong
    /// to the loop assign to it.
    /// </summary>
    Control,

    /// <summary>The variable of a loop over an array or span, to which no statement assigns.</summary>
    Item,

    /// <summary>A local variable.</summary>
    Local,

    /// <summary>A <c>const</c> local.</summary>
    ConstantLocal,

    /// <summary>A <c>const</c> field of the program's class.</summary>
    ConstantField,

    /// <summary>A <c>static readonly</c> field of the program's class.</summary>
    ReadOnlyField,
}
