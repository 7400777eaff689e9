using System.Globalization;
using System.Text;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Tests.Documentation;

/// <summary>docs/primitives.md, as the table of primitives gives it.</summary>
internal static class PrimitivePage
{
    private const string Introduction = """
        # Primitives

        Generated from the table in `src/Differentiable.Compiler/Primitives`; a test compares. `UPDATE_DOCS=1 dotnet test --project tests/Differentiable.Compiler.Tests`
        rewrites it.

        Arguments are x, y, z in order; partial derivatives are listed in the order of the arguments. Where a function has a
        kink the derivative is the central one, where it has an infinite slope it is infinite, and a tangent or cotangent of 0 gives 0 everywhere.

        """;

    public static string Text()
    {
        StringBuilder text = new(Introduction.ReplaceLineEndings("\n"));
        Primitive[] numbers = [.. PrimitiveTable.All.Except(Compiler.Primitives.Arrays.All)];
        Table(text, "With a derivative", "| name | C# | derivative | at special points |", numbers.Where(static primitive => primitive.Rule is not null), WithDerivative);
        Table(text, "Piecewise constant or passive", "| name | C# |", numbers.Where(static primitive => primitive.Rule is null && !IsOfLanes(primitive)), Passive);
        Table(text, "Arrays", "| name | C# in generated code |", Compiler.Primitives.Arrays.All, Passive);
        Table(text, "Lanes: in generated code only", "| name | C# |", PrimitiveTable.All.Where(IsOfLanes), Passive);
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, string head, IEnumerable<Primitive> primitives, Func<Primitive, string> row)
    {
        string rule = string.Concat(Enumerable.Repeat("|---", head.Count(static character => character == '|') - 1)) + "|";
        text.Append($"\n## {title}\n\n{head}\n{rule}\n");

        foreach (Primitive primitive in primitives)
        {
            text.Append(row(primitive)).Append('\n');
        }
    }

    private static bool IsOfLanes(Primitive primitive) => primitive.Signature.Parameters.Concat(primitive.Signature.Results).Any(static slot => slot is SlotKind.Lanes or SlotKind.Packed);

    private static string WithDerivative(Primitive primitive) => $"{Passive(primitive)} {Escaped(primitive.Formula)} | {string.Join("; ", primitive.Kinks.Select(Text))} |";

    private static string Passive(Primitive primitive) => $"| {primitive.Name} | {Escaped(CSharp(primitive))} |";

    private static string CSharp(Primitive primitive) => primitive.Methods.Length > 0
        ? string.Join("; ", primitive.Methods.GroupBy(NameOf).Select(group => $"{Code($"{group.Key}({Arguments(primitive)})")} of {string.Join(", ", group.Select(TypeOf))}"))
        : Written(primitive.Form);

    private static string Written(CSharpForm form) => form switch
    {
        CSharpForm.Infix infix => Code($"x {infix.Token} y"),
        CSharpForm.Prefix prefix => Code($"{prefix.Token}x"),
        CSharpForm.Wrapped wrapped => Code($"{wrapped.Keyword}({Written(wrapped.Inner).Trim('`')})"),
        CSharpForm.Select => Code("c ? x : y"),
        CSharpForm.Cast => Code("(T)x"),
        CSharpForm.LanesMethod { Name: "Create" } => Code("Vector256.Create(x, y, ...)"),
        CSharpForm.LanesMethod method => Code($"Vector256.{method.Name}(x, n)"),
        CSharpForm.ArrayMethod method => Code($"{method.Name}(...)"),
        CSharpForm.ElementAccess => Code("x[n]"),
        CSharpForm.Member member => Code($"x.{member.Name}"),
        CSharpForm.Method method => $"{Code($"{NameOf(method.ForDouble)}(x, y)")} of {TypeOf(method.ForDouble)}, in generated code only",
        _ => throw new NotSupportedException($"{form} has no text."),
    };

    private static string NameOf(string method) => method[(method.LastIndexOf('.') + 1)..];

    private static string TypeOf(string method) => method.Split('.')[^2] switch
    {
        "Double" => "double",
        "Single" => "float",
        "Int32" => "int",
        "Int64" => "long",
        string other => other,
    };

    /// <summary>x, y, z for numbers, n for an integer beside them, mode for an enumeration.</summary>
    private static string Arguments(Primitive primitive) => string.Join(", ", primitive.Signature.Parameters.Select(static (slot, i) => slot switch
    {
        SlotKind.Int32 => "n",
        SlotKind.Enum => "mode",
        _ => ((char)('x' + i)).ToString(),
    }));

    private static string Text(Kink kink) => $"({List(kink.Point)}): {List(kink.Partials)}";

    private static string List(double[] numbers) => string.Join(", ", numbers.Select(static number => number switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    }));

    private static string Code(string text) => $"`{text}`";

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
