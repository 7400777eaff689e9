using Differentiable.Compiler.Collections;

namespace Differentiable.Compiler.Representations;

/// <summary>The names of what belongs to a result.</summary>
public static class ResultNaming
{
    /// <summary>The name of a result's cotangent: after the result, where the results have names, which stay different.</summary>
    public static string CotangentOf(EquatableArray<string> results, int ordinal)
    {
        if (results.Count < 2)
        {
            return "cotangent";
        }

        string[] names = [.. results.Select((name, i) => (name.Length == 0 ? "item" + (i + 1) : char.ToLowerInvariant(name[0]) + name.Substring(1)) + "Cotangent")];
        return names.Distinct().Count() == names.Length ? names[ordinal] : $"item{ordinal + 1}Cotangent";
    }
}
