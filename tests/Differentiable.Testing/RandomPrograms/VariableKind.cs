namespace Differentiable.Testing.RandomPrograms;

/// <summary>Where a variable is declared, which decides whether it can change.</summary>
public enum VariableKind
{
    /// <summary>A parameter of the method.</summary>
    Parameter,

    /// <summary>A local variable.</summary>
    Local,

    /// <summary>A <c>const</c> local.</summary>
    ConstantLocal,

    /// <summary>A <c>const</c> field of the program's class.</summary>
    ConstantField,

    /// <summary>A <c>static readonly</c> field of the program's class.</summary>
    ReadOnlyField,
}
