using System.Reflection;
using Differentiable.Analyzers.Tests.Markup;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Differentiable.Analyzers.Tests.Docs;

/// <summary>What docs/language.md says of C# is what happens, and it leaves no kind of operation out.</summary>
/// <remarks>That a kind occurs in an accepted example does not say that every use of it is accepted.</remarks>
public sealed class LanguagePageTests
{
    public static TheoryData<string> Codes => [.. LanguagePage.Examples.Select(static example => example.Code)];

    [Theory, MemberData(nameof(Codes))]
    public void An_example_reports_what_the_page_says(string code)
    {
        LanguageExample example = Find(code);
        GeneratorRun run = Expect.RunOf(example.Program);

        Assert.Equal(example.Ids, Expect.Found(run).Select(static diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Expect.Echoes(run));
    }

    [Theory, MemberData(nameof(Codes))]
    public void An_example_has_a_derivative_in_the_modes_that_the_page_says(string code)
    {
        LanguageExample example = Find(code);
        GeneratorRun run = Expect.RunOf(example.Program);

        Assert.Equal(example.IsForward, HasDerivative(run, "FJvp"));
        Assert.Equal(example.IsReverse, HasDerivative(run, "FVjp"));
    }

    [Fact]
    public void Every_row_is_read() => Assert.Equal((LanguagePage.RowCount, true), (LanguagePage.ReadCount, LanguagePage.Examples.Count > 100));

    [Fact]
    public void No_example_stands_there_twice() => Assert.Equal(LanguagePage.Examples.Count, LanguagePage.Examples.Select(static example => example.Code).Distinct().Count());

    [Fact]
    public void Every_kind_of_operation_is_in_an_example_or_cannot_occur()
    {
        IEnumerable<string> kinds = typeof(OperationKind).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(static field => field.GetCustomAttribute<ObsoleteAttribute>() is null && (OperationKind)field.GetValue(null)! is not (OperationKind.None or OperationKind.Invalid))
            .GroupBy(static field => (OperationKind)field.GetValue(null)!)
            .Select(static names => names.Key.ToString());
        IEnumerable<string> shown = LanguagePage.Examples.SelectMany(KindsIn).Distinct().Select(static kind => kind.ToString());

        Assert.Equal(kinds.Except(shown).Order(StringComparer.Ordinal), LanguagePage.KindsThatCannotOccur.Order(StringComparer.Ordinal));
    }

    private static LanguageExample Find(string code) => LanguagePage.Examples.First(example => example.Code == code);

    private static bool HasDerivative(GeneratorRun run, string name) => run.GeneratedTrees
        .SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        .Any(method => method.Identifier.Text == name && !method.ToString().Contains("NotSupportedException", StringComparison.Ordinal));

    /// <summary>The kinds in what is accepted, or in what is reported: what stands beside an error says nothing.</summary>
    private static IEnumerable<OperationKind> KindsIn(LanguageExample example)
    {
        GeneratorRun run = Expect.RunOf(example.Program);
        SyntaxTree tree = run.Compilation.SyntaxTrees.First();
        TextSpan[] reported = example.IsMember ? [] : [.. Expect.Found(run).Select(static diagnostic => diagnostic.Location.SourceSpan)];

        return (MarkedBody(tree, run.Compilation)?.DescendantsAndSelf() ?? [])
            .Where(operation => reported.Length == 0 || reported.Any(span => span.Contains(operation.Syntax.Span)))
            .Select(static operation => operation.Kind);
    }

    // A member without a body has no operation.
    private static IOperation? MarkedBody(SyntaxTree tree, Compilation compilation)
    {
        AttributeSyntax mark = tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>().First(static attribute => attribute.Name.ToString() == "Differentiable");
        return compilation.GetSemanticModel(tree).GetOperation(mark.Parent!.Parent!);
    }
}
