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

    public bool Allows(RandomProgramFeatures features) => Options.Allows(features);
}
