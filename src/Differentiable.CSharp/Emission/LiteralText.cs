using System.Globalization;
using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Lowering;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.CSharp.Emission;

/// <summary>Literals as C# writes them: numbers invariant and round-trip.</summary>
internal static class LiteralText
{
    public static string Of(Literal literal) => literal.Type.Kind switch
    {
        IrTypeKind.Double => Number(literal.Number, "double", literal.Number.ToString("R", CultureInfo.InvariantCulture), ".0", ""),
        IrTypeKind.Single => Number(literal.Number, "float", ((float)literal.Number).ToString("R", CultureInfo.InvariantCulture), "", "f"),
        IrTypeKind.Boolean => literal.Truth ? "true" : "false",
        IrTypeKind.Lanes => literal.Type.Name + ".Zero",
        IrTypeKind.Kept => $"default({literal.Type.Name})",
        IrTypeKind.String => literal.Text is { } text ? SymbolDisplay.FormatLiteral(text, quote: true) : "null",
        IrTypeKind.Enum when literal.Text is { } member => literal.Type.Name + "." + Identifiers.Escape(member),
        IrTypeKind.Enum => $"({literal.Type.Name})({literal.Bits.ToString(CultureInfo.InvariantCulture)})",
        _ => Integer(literal),
    };

    private static string Number(double value, string type, string digits, string wholeSuffix, string suffix)
    {
        if (double.IsNaN(value))
        {
            return type + ".NaN";
        }

        if (double.IsInfinity(value))
        {
            return type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        }

        // Older formatters lose the sign of -0.
        string sign = value == 0 && 1 / value < 0 && digits[0] != '-' ? "-" : "";
        bool isWhole = digits.All(static digit => char.IsDigit(digit) || digit == '-');
        return sign + digits + (isWhole ? wholeSuffix : "") + suffix;
    }

    private static string Integer(Literal literal)
    {
        string digits = literal.Type.Name == "ulong"
            ? unchecked((ulong)literal.Bits).ToString(CultureInfo.InvariantCulture)
            : literal.Bits.ToString(CultureInfo.InvariantCulture);

        return literal.Type.Name switch
        {
            "int" => digits,
            "long" => digits + "L",
            "uint" => digits + "U",
            "ulong" => digits + "UL",
            _ => $"({literal.Type.Name})({digits})",
        };
    }
}
