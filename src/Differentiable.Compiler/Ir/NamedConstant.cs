namespace Differentiable.Compiler.Ir;

/// <summary>A constant whose value is known at run time only: a read-only static field. Passive.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">The name by which emitted code reads it.</param>
public sealed record NamedConstant(IrType Type, string Name) : Atom(Type)
{
    public override string ToString() => Name;
}
