namespace Differentiable.Testing.RandomPrograms;

/// <summary>A named value. Names are unique within a method, so that a name never means two things.</summary>
/// <param name="Type">The type, or that of the elements.</param>
/// <param name="IsActive">Whether a derivative may flow through it. A passive variable only ever holds passive values.</param>
public sealed record Variable(string Name, ScalarType Type, VariableKind Kind, bool IsActive)
{
    /// <summary>Whether it is an array or span, and which. No statement assigns to such a variable, only to its elements.</summary>
    public ArrayForm Form { get; init; }

    /// <summary>Whether a statement may assign to it.</summary>
    public bool IsMutable => Kind is VariableKind.Parameter or VariableKind.Local;

    /// <summary>Whether it belongs to the program's class rather than to a method.</summary>
    public bool IsField => Kind is VariableKind.ConstantField or VariableKind.ReadOnlyField;

    /// <summary>Whether the C# compiler knows its value, so that a condition on it alone is a constant.</summary>
    public bool IsConstant => Kind is VariableKind.ConstantLocal or VariableKind.ConstantField;

    /// <summary>The type as written in C#.</summary>
    public string TypeName => Form switch
    {
        ArrayForm.None => Type.Name(),
        ArrayForm.Array => $"{Type.Name()}[]",
        _ => $"{Form}<{Type.Name()}>",
    };
}
