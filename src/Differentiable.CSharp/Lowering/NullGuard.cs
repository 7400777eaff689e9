using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Lowering;

/// <summary>The check that an array of the caller's is not null, where the method itself throws then.</summary>
internal static class NullGuard
{
    private const string Call = "global::System.ArgumentNullException.ThrowIfNull(";

    /// <summary>The check of a parameter.</summary>
    /// <param name="array">The array.</param>
    /// <param name="name">The parameter's name as the user wrote it, for the message.</param>
    /// <param name="origin">The user's statement.</param>
    public static Guard For(Atom array, string name, Origin? origin) => new([Call, $", \"{name}\");"], [array], AlwaysThrows: false, origin);

    public static bool Is(Guard guard) => guard.Arguments.Count == 1 && guard.Segments[0] == Call;

    /// <summary>The statement as C# writes it.</summary>
    public static string Text(Guard guard, string array) => guard.Segments[0] + array + guard.Segments[1];
}
