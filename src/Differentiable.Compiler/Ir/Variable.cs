namespace Differentiable.Compiler.Ir;

/// <summary>A name that is bound exactly once in its function, and known by that name alone.</summary>
public sealed record Variable(string Name, IrType Type) : Atom(Type)
{
    // What the constructor is given does not go through the accessor below.
    private int _hash = Name.GetHashCode();

    public string Name
    {
        get;
        init => (field, _hash) = (value, value.GetHashCode());
    } = Name;

    /// <summary>Whether it is a cotangent that a loop carries: what is added to it may be added in any order. A pass that forgets it loses nothing but speed.</summary>
    public bool IsCotangent { get; init; }

    public bool Equals(Variable? other) => ReferenceEquals(this, other) || (other is not null && Name == other.Name && Type == other.Type);

    // Every pass looks variables up: the name tells them apart, and is hashed once.
    public override int GetHashCode() => _hash;

    public override string ToString() => Name;
}
