using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>The names of what belongs to a result.</summary>
public static class ResultNaming
{
    /// <summary>The name of the tangent of an array that a function fills.</summary>
    public static string TangentOf(Function function, Variable output) => function.ReturnsArray ? "tangent" : output.Name + "Tangent";

    /// <summary>The name of the cotangent of an array that a function fills.</summary>
    public static string CotangentOf(Function function, Variable output) => function.ReturnsArray ? "cotangent" : output.Name + "Cotangent";

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
