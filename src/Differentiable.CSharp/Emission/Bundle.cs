using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Lowering;

namespace Differentiable.CSharp.Emission;

/// <summary>Several variables as one value: nothing, the only one itself, or a tuple.</summary>
/// <param name="variables">The variables.</param>
/// <param name="named">The variables whose names the tuple's elements have.</param>
internal sealed class Bundle(IReadOnlyList<Variable> variables, IReadOnlyList<Variable> named)
{
    private const string None = "global::Differentiable.Loops.None";

    private readonly string[] _names = ElementNames(named);

    public Bundle(IReadOnlyList<Variable> variables)
        : this(variables, variables)
    {
    }

    /// <summary>The type.</summary>
    public string Type => variables.Count switch
    {
        0 => None,
        1 => variables[0].Type.Name,
        _ => "(" + string.Join(", ", variables.Select((variable, i) => $"{variable.Type.Name} {_names[i]}".TrimEnd())) + ")",
    };

    /// <summary>The value made of these.</summary>
    public static string Of(IReadOnlyList<string> values) => values.Count switch
    {
        0 => $"default({None})",
        1 => values[0],
        _ => "(" + string.Join(", ", values) + ")",
    };

    /// <summary>Lets the variables be read as elements of a parameter; the parameter's name.</summary>
    public string Open(ExpressionEmitter expressions, string parameter)
    {
        if (variables.Count == 1)
        {
            return Identifiers.Escape(variables[0].Name);
        }

        for (int i = 0; i < variables.Count; i++)
        {
            string element = _names[i].Length > 0 ? _names[i] : "Item" + (i + 1);
            expressions.Fold(variables[i], new($"{parameter}.{element}", Precedence.Primary));
        }

        return parameter;
    }

    private static string[] ElementNames(IReadOnlyList<Variable> variables)
    {
        string[] names = [.. variables.Select(static variable => Identifiers.Escape(variable.Name))];
        return names.Distinct().Count() < names.Length || names.Any(MemberShape.IsReserved) ? [.. names.Select(static _ => "")] : names;
    }
}
