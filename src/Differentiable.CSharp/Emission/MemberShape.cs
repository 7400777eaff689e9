using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Lowering;
using Differentiable.CSharp.Models;

namespace Differentiable.CSharp.Emission;

/// <summary>The result type of each mode, and what its documentation says.</summary>
internal static class MemberShape
{
    /// <param name="header">The method.</param>
    /// <param name="mode">The derivative.</param>
    /// <param name="returnsArrays">Whether gradients in arrays are returned; if not, they are written to arrays of the caller's.</param>
    public static ResultText ResultOf(MethodHeader header, Mode mode, bool returnsArrays)
    {
        ResultText value = Value(header, returnsArrays);
        ResultText gradient = Gradient(returnsArrays ? header.ActiveParameters : header.ActiveParameters.Where(static parameter => !parameter.HasDestination));

        return mode switch
        {
            Mode.Gradient or Mode.Hvp => gradient,
            Mode.ValueAndGradient => Pair(value, "Gradient", gradient),
            Mode.Jvp => Pair(value, "Tangent", Tangent(header, value, returnsArrays)),
            Mode.Vjp => Pair(value, "Cotangent", gradient),
            Mode.Hessian => new ResultText.Matrix(header.ActiveParameters.Count()),
            Mode.Jacobian => returnsArrays ? new ResultText.MatrixOf(header.JacobianType) : header.HasOutputs ? new ResultText.Nothing() : value,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
        };
    }

    /// <summary>The derivative in mathematical notation.</summary>
    public static string Formula(MethodHeader header, Mode mode)
    {
        string f = header.Formula;
        string x = string.Join(", ", header.ActiveParameters.Select(static parameter => parameter.Name));

        return mode switch
        {
            Mode.Gradient => $"∇{f} with respect to ({x})",
            Mode.ValueAndGradient => $"({f}, ∇{f}) with respect to ({x})",
            Mode.Jvp => $"({f}, D{f} · v) for a tangent v of ({x})",
            Mode.Vjp => $"({f}, D{f}ᵀ · w) for a cotangent w of the result{(header.Results.Count > 1 ? "s" : "")}",
            Mode.Jacobian => $"D{f} with respect to ({x}), a row for each result",
            Mode.Hvp => $"∇²{f} · v for a tangent v of ({x})",
            _ => $"∇²{f} with respect to ({x})",
        };
    }

    public static string Title(Mode mode) => mode switch
    {
        Mode.Gradient => "The gradient",
        Mode.ValueAndGradient => "The value and the gradient",
        Mode.Jvp => "The value and the directional derivative (forward mode)",
        Mode.Vjp => "The value and the cotangents of the parameters (reverse mode)",
        Mode.Jacobian => "The Jacobian",
        Mode.Hvp => "The Hessian applied to a vector (forward over reverse mode)",
        _ => "The Hessian",
    };

    private static ResultText Value(MethodHeader header, bool returnsArrays) => header switch
    {
        { InlineResult: { } inline } => new ResultText.Inline(inline.InlineType!),
        { ReturnedArray: { } array } => returnsArrays ? new ResultText.Array(array) : new ResultText.Nothing(),
        { HasOutputs: true } => new ResultText.Nothing(),
        { Results: [var only] } => new ResultText.Scalar(only.Type),
        _ => new ResultText.Tuple([.. header.Results.Select(static result => (Escaped(result.Name), (ResultText)new ResultText.Scalar(result.Type)))]),
    };

    /// <summary>The tangents are of the type of the value, or of that of the spans that the method fills.</summary>
    private static ResultText Tangent(MethodHeader header, ResultText value, bool returnsArrays) =>
        header.OutputParameters.Any() ? returnsArrays ? Gradient(header.OutputParameters) : new ResultText.Nothing() : value;

    private static string Escaped(string name) => name.Length == 0 ? "" : Identifiers.Escape(name);

    private static ResultText Gradient(IEnumerable<ParameterHeader> parameters)
    {
        ParameterHeader[] active = [.. parameters];

        if (active.Length < 2)
        {
            return active.Length == 1 ? Element(active[0]) : new ResultText.Nothing();
        }

        string[] names = ElementNames(active);
        return new ResultText.Tuple([.. active.Select((parameter, i) => (names[i], Element(parameter)))]);
    }

    private static ResultText Element(ParameterHeader parameter) => parameter switch
    {
        { InlineLength: not null } => new ResultText.Inline(parameter.TypeText),
        { Type.IsArray: true } => new ResultText.Array(parameter.Type),
        _ => new ResultText.Scalar(parameter.Type),
    };

    /// <summary>Parameter names in capitals; where that makes two names one, or one that tuples reserve, as they are or not at all.</summary>
    private static string[] ElementNames(ParameterHeader[] active)
    {
        string[] names = [.. active.Select(static parameter => SourceText.Capitalized(parameter.Name))];

        if (names.Distinct().Count() == names.Length && !names.Any(IsReserved))
        {
            return names;
        }

        names = [.. active.Select(static parameter => Identifiers.Escape(parameter.Name))];
        return names.Any(IsReserved) ? [.. names.Select(static _ => "")] : names;
    }

    /// <summary>Whether tuples reserve the name.</summary>
    public static bool IsReserved(string name) =>
        name is "Rest" or "ToString" or "Equals" or "GetHashCode" or "CompareTo" or "Deconstruct"
        || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(char.IsDigit));

    private static ResultText Pair(ResultText value, string name, ResultText second) => (value, second) switch
    {
        (_, ResultText.Nothing) => value,
        (ResultText.Nothing, _) => second,
        _ => new ResultText.Tuple([("Value", value), (name, second)]),
    };
}
