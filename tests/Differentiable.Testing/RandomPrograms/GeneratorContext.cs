namespace Differentiable.Testing.RandomPrograms;

/// <summary>What all parts of the generation of one program share.</summary>
internal sealed record GeneratorContext(
    RandomSource Random, RandomProgramOptions Options, IReadOnlyList<Field> Fields, IReadOnlyList<Callable> Callables)
{
    /// <summary>A real expression beyond this bound is squashed.</summary>
    public const double RealLimit = 20;

    /// <summary>An integer expression beyond this bound is reduced.</summary>
    public const double IntegerLimit = 1000;

    /// <summary>The bound that a method assumes for its real parameters.</summary>
    public const double RealArgumentLimit = 4;

    /// <summary>The bound that a method assumes for its integer parameters.</summary>
    public const double IntegerArgumentLimit = 50;

    /// <summary>The bound that a method assumes for its integer parameters that bound loops.</summary>
    public const int TripArgumentLimit = 4;

    /// <summary>The largest int that sample arguments have.</summary>
    public const int SampledTripLimit = 7;

    /// <summary>A call that may take more operations than this, counted with the trips around it, is not made from a loop.</summary>
    public const double WorkLimit = 1000;

    /// <summary>The largest length that arrays among the sample arguments have.</summary>
    public const int SampledLengthLimit = 6;

    /// <summary>The largest length that any array has.</summary>
    public const int LengthLimit = 7;

    /// <summary>The largest number in an array of indexes; there are no negative ones.</summary>
    public const int IndexLimit = 8;

    /// <summary>The bound that a method assumes for the elements of its array parameters.</summary>
    public const double ElementLimit = 8;

    /// <summary>The bound on elements of arrays among the sample arguments.</summary>
    public const double SampledElementLimit = 3;

    public bool Allows(RandomProgramFeatures features) => Options.Allows(features);
}
