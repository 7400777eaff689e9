using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Lowering;

namespace Differentiable.CSharp.Emission;

/// <summary>Inline arrays in signatures: the function works on spans of their elements.</summary>
internal static class InlineArrays
{
    /// <summary>Declares the spans, and the inline arrays that are returned; the function that reads and writes those.</summary>
    /// <param name="writer">Where the declarations go.</param>
    /// <param name="function">The function.</param>
    /// <param name="parameters">Its parameters as the method knows them; those that follow are spans there too.</param>
    public static Function Open(CodeWriter writer, Function function, IReadOnlyList<ParameterText> parameters)
    {
        if (!parameters.Any(static parameter => parameter.Elements is not null))
        {
            return function;
        }

        NameSource names = new(AllNames.Of(function));
        string[] opened = [.. function.Parameters.Select((parameter, i) => i < parameters.Count && parameters[i].Elements is not null ? names.Fresh(parameter.Name + "Elements") : parameter.Name)];

        for (int i = 0; i < parameters.Count; i++)
        {
            EmitSpan(writer, parameters[i], opened[i]);
        }

        return Renaming.Parameters(WithoutChecks(function, [.. function.Parameters.Where((_, i) => i < parameters.Count && parameters[i].Elements is not null)]), [.. opened]);
    }

    /// <summary>Inline arrays are as long as their types say, apart from all else in memory, and zero at first: that need not be checked or done.</summary>
    private static Function WithoutChecks(Function function, HashSet<Variable> opened) =>
        function with { Body = function.Body with { Statements = [.. function.Body.Statements.Where(statement => statement is not Let let || !IsCertain(let, opened))] } };

    private static bool IsCertain(Let let, HashSet<Variable> opened) => let.Primitive == Arrays.CheckApart
        ? let.Arguments.OfType<Variable>().Any(opened.Contains)
        : (let.Primitive == Arrays.CheckDestination || let.Primitive == Arrays.CheckTangent || let.Primitive == Arrays.Clear) && opened.Contains((Variable)let.Arguments[0]);

    private static void EmitSpan(CodeWriter writer, ParameterText parameter, string elements)
    {
        string name = Identifiers.Escape(parameter.Name);

        if (parameter.IsLocal)
        {
            writer.Line($"{parameter.Type} {name} = default;");
        }

        if (parameter.Elements is { } span)
        {
            writer.Line($"{span.Name} {Identifiers.Escape(elements)} = {name};");
        }
    }
}
