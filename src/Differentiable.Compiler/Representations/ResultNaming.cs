using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Representations;

/// <summary>The names of what belongs to a result.</summary>
public static class ResultNaming
{
    /// <summary>The name of a result's cotangent: after the result, where that has a name.</summary>
    public static string CotangentOf(EquatableArray<string> results, int ordinal) => results.Count switch
    {
        0 or 1 => "cotangent",
        _ when results[ordinal].Length == 0 => "cotangent" + (ordinal + 1),
        _ => char.ToLowerInvariant(results[ordinal][0]) + results[ordinal].Substring(1) + "Cotangent",
    };
}
