namespace Differentiable.Testing.RandomPrograms;

/// <summary>A value during an evaluation.</summary>
/// <param name="Node">The place on the tape of a real value.</param>
/// <param name="Integer">An int, long, bool (0 or 1) or the index of an enum member.</param>
internal readonly record struct OracleValue(ScalarType Type, int Node, long Integer, string? Text)
{
    /// <summary>Whether a bool is true.</summary>
    public bool IsTrue => Integer != 0;

    /// <summary>The elements, if the value is an array or span of its type.</summary>
    public OracleArray? Array { get; private init; }

    public static OracleValue OfArray(ScalarType type, OracleArray array) => new(type, -1, 0, null) { Array = array };

    public static OracleValue OfReal(ScalarType type, int node) => new(type, node, 0, null);

    public static OracleValue OfInteger(ScalarType type, long integer) => new(type, -1, integer, null);

    public static OracleValue OfBool(bool flag) => new(ScalarType.Bool, -1, flag ? 1 : 0, null);

    public static OracleValue OfText(string text) => new(ScalarType.String, -1, 0, text);
}
