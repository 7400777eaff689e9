using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Printing;

namespace Differentiable.Compiler.Tests.Harness;

/// <summary>Golden dumps: the printed form of a function, without the line that names it.</summary>
internal static class Dump
{
    public static string Of(Function function) => string.Join('\n', IrPrinter.Print(function).TrimEnd('\n').Split('\n').Select(static line => line.TrimEnd()));

    /// <summary>Asserts that the dump is the expected one, which may be indented as the test is.</summary>
    public static void AssertIs(string expected, Function function) => Assert.Equal(expected.ReplaceLineEndings("\n"), Of(function));
}
