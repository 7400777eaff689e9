using System.Reflection;
using System.Text.RegularExpressions;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Tests.PrimitiveLaws;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Compiler.Tests.Documentation;

/// <summary>The page that shows how to add a primitive is true: its code is the source's, compiles against the compiler, and obeys the laws.</summary>
public sealed partial class AddAPrimitiveTests
{
    private static string Entry { get; } = CodeBlock().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "add-a-primitive.md"))).Groups[1].Value;

    public static TheoryData<string> Laws => [.. LawMethods().Select(static law => law.Name)];

    [Fact]
    public void The_entry_is_in_the_source()
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "src", "Differentiable.Compiler", "Primitives", "Powers.cs"));

        Assert.Contains(Unindented(Entry), Unindented(source), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_entry_obeys_the_laws_without_being_known_to_them(string law)
    {
        MethodInfo method = LawMethods().Single(method => method.Name == law);

        method.Invoke(Activator.CreateInstance(method.DeclaringType!), BindingFlags.DoNotWrapExceptions, null, [new PrimitiveCase(Compile())], null);
    }

    private static Primitive Compile()
    {
        string source = "using System; using Differentiable.Compiler.Primitives; using static Differentiable.Compiler.LinearMaps.LinearMap;\n"
            + $"public static class Added {{ {Entry} }}";
        CSharpCompilation compilation = GeneratorRun.CreateCompilation(source).AddReferences(MetadataReference.CreateFromFile(typeof(Primitive).Assembly.Location));
        return (Primitive)CompiledCode.Load(compilation).Invoke("Added", "get_Cbrt");
    }

    /// <summary>All laws of one primitive.</summary>
    private static IEnumerable<MethodInfo> LawMethods() => typeof(AddAPrimitiveTests).Assembly.GetTypes()
        .SelectMany(static type => type.GetMethods())
        .Where(static method => method.GetParameters() is [{ } parameter] && parameter.ParameterType == typeof(PrimitiveCase) && method.GetCustomAttribute<TheoryAttribute>() is not null);

    private static string Unindented(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
