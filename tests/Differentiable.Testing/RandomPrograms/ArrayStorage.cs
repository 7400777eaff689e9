namespace Differentiable.Testing.RandomPrograms;

/// <summary>What a local array and all views of it share.</summary>
/// <param name="trips">How often the place is reached at most where the array is made.</param>
internal sealed class ArrayStorage(int trips)
{
    /// <summary>A value that is assigned stays within it; the rest of the limit is for what is added afterwards.</summary>
    public const double AssignedLimit = GeneratorContext.ElementLimit / 2;

    private double _room = GeneratorContext.ElementLimit - AssignedLimit;

    /// <summary>Reserves room for a statement that adds at most the given number to an element each time that it runs; whether there is enough.</summary>
    public bool TryAdd(double term, int tripsThere)
    {
        double added = term * Math.Max(1, tripsThere / trips);
        if (added > _room)
        {
            return false;
        }

        _room -= added;
        return true;
    }

    /// <summary>A term small enough to be added at a place that is reached so often.</summary>
    public double Term(int tripsThere) => Math.Min(1, _room / (2 * Math.Max(1, tripsThere / trips)));
}
