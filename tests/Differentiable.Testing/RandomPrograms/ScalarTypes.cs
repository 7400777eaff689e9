namespace Differentiable.Testing.RandomPrograms;

/// <summary>Facts about each <see cref="ScalarType"/>.</summary>
public static class ScalarTypes
{
    /// <summary>The name of the enum that a program declares.</summary>
    public const string EnumName = "Mode";

    /// <summary>The members of that enum; the value of a member is its index.</summary>
    public static IReadOnlyList<string> EnumMembers { get; } = ["Low", "Mid", "High"];

    /// <summary>The strings that appear as arguments and in comparisons.</summary>
    public static IReadOnlyList<string> Strings { get; } = ["fast", "slow", "exact"];

    /// <summary>Whether values of the type are floating-point numbers.</summary>
    public static bool IsReal(this ScalarType type) => type is ScalarType.Double or ScalarType.Float;

    /// <summary>Whether values of the type are integers.</summary>
    public static bool IsInteger(this ScalarType type) => type is ScalarType.Int or ScalarType.Long;

    /// <summary>The type as written in C#.</summary>
    public static string Name(this ScalarType type) => type switch
    {
        ScalarType.Double => "double",
        ScalarType.Float => "float",
        ScalarType.Int => "int",
        ScalarType.Long => "long",
        ScalarType.Bool => "bool",
        ScalarType.Enum => EnumName,
        ScalarType.String => "string",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
