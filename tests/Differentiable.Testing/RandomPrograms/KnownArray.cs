namespace Differentiable.Testing.RandomPrograms;

/// <summary>What the generator knows of an array or span.</summary>
/// <param name="Bound">A bound on the absolute values of its elements, whatever is assigned to them.</param>
/// <param name="Storage">Where statements may assign to its elements; null if they may not.</param>
internal sealed record KnownArray(Variable Variable, ArrayLength Length, double Bound, ArrayStorage? Storage)
{
    public ScalarType Type => Variable.Type;

    public Expression Reference => Build.Reference(Variable);
}
