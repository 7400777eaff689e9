namespace Differentiable.Compiler.Ir;

/// <summary>A name that is bound exactly once in its function, and known by that name alone.</summary>
public sealed record Variable(string Name, IrType Type) : Atom(Type)
{
    public override string ToString() => Name;
}
