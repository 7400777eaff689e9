namespace Differentiable.Testing.RandomPrograms;

/// <summary>A named value. Names are unique within a method, so that a name never means two things.</summary>
/// <param name="IsActive">Whether a derivative may flow through it. A passive variable only ever holds passive values.</param>
public sealed record Variable(string Name, ScalarType Type, VariableKind Kind, bool IsActive)
{
    /// <summary>Whether a statement may assign to it.</summary>
    public bool IsMutable => Kind is VariableKind.Parameter or VariableKind.Local;

    /// <summary>Whether it belongs to the program's class rather than to a method.</summary>
    public bool IsField => Kind is VariableKind.ConstantField or VariableKind.ReadOnlyField;

    /// <summary>Whether the C# compiler knows its value, so that a condition on it alone is a constant.</summary>
    public bool IsConstant => Kind is VariableKind.ConstantLocal or VariableKind.ConstantField;
}
