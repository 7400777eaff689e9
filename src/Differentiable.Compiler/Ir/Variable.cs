namespace Differentiable.Compiler.Ir;

/// <summary>A name that is bound exactly once in its function, and known by that name alone.</summary>
public sealed record Variable(string Name, IrType Type) : Atom(Type)
{
    /// <summary>Whether it is a cotangent that a loop carries: what is added to it may be added in any order. A pass that forgets it loses nothing but speed.</summary>
    public bool IsCotangent { get; init; }

    public bool Equals(Variable? other) => ReferenceEquals(this, other) || (other is not null && Name == other.Name && Type == other.Type);

    // Every pass looks variables up: the name tells them apart, and the type would be hashed for nothing.
    public override int GetHashCode() => Name.GetHashCode();

    public override string ToString() => Name;
}
