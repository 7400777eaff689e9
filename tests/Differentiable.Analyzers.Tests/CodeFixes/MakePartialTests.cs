using Differentiable.CodeFixes;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Analyzers.Tests.CodeFixes;

/// <summary>DIFF0201's code fix, before and after.</summary>
public sealed class MakePartialTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "public static class P { MARK }", "public static partial class P { MARK }" },
        { "class P { MARK }", "partial class P { MARK }" },
        { "/// <summary>Documented.</summary>\n[Obsolete]\nclass P\n{\n    MARK\n}\n", "/// <summary>Documented.</summary>\n[Obsolete]\npartial class P\n{\n    MARK\n}\n" },
        { "// first\nstruct P { MARK }", "// first\npartial struct P { MARK }" },
        { "public record P { MARK }", "public partial record P { MARK }" },
        { "public readonly record struct P { MARK }", "public readonly partial record struct P { MARK }" },
        { "public interface IP { MARK }", "public partial interface IP { MARK }" },
        { "public class A { public partial class B { internal class C { MARK } } }", "public partial class A { public partial class B { internal partial class C { MARK } } }" },
        { "public class A { public class Other; static class B { MARK } }", "public partial class A { public class Other; static partial class B { MARK } }" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task All_types_around_the_method_become_partial(string before, string after)
    {
        string @fixed = await FixFirstAsync(Filled(before));

        Assert.Equal(Filled(after), @fixed);
        Assert.Empty(GeneratorRun.Of(@fixed).Analyze());
    }

    [Fact]
    public async Task All_occurrences_can_be_fixed_together()
    {
        const string source = "using Differentiable;\npublic class A { [Differentiable] static double F(double x) => x; [Differentiable] static double G(double x) => x; class B { [Differentiable] static double F(double x) => x; } }";

        Document document = NewDocument(source);
        Diagnostic[] diagnostics = await DiagnosticsAsync(document);
        FixAllContext context = new(document, new MakePartialCodeFix(), FixAllScope.Document, "Make containing types partial", ["DIFF0201"], new Known(diagnostics), CancellationToken.None);
        CodeAction? action = await new MakePartialCodeFix().GetFixAllProvider().GetFixAsync(context);

        Assert.Equal(4, diagnostics.Length);
        Assert.Equal(source.Replace("class", "partial class", StringComparison.Ordinal), await AppliedAsync(action!, document));
    }

    private static string Filled(string text) => "using System;\nusing Differentiable;\n" + text.Replace("MARK", "[Differentiable] static double F(double x) => x;", StringComparison.Ordinal);

    private static async Task<string> FixFirstAsync(string source)
    {
        Document document = NewDocument(source);
        List<CodeAction> actions = [];
        Diagnostic[] diagnostics = await DiagnosticsAsync(document);
        await new MakePartialCodeFix().RegisterCodeFixesAsync(new(document, diagnostics[0], (action, _) => actions.Add(action), CancellationToken.None));
        return await AppliedAsync(Assert.Single(actions), document);
    }

    private static async Task<string> AppliedAsync(CodeAction action, Document document)
    {
        ApplyChangesOperation operation = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task<Diagnostic[]> DiagnosticsAsync(Document document)
    {
        Compilation? compilation = await document.Project.GetCompilationAsync();
        return [.. GeneratorRun.Of(compilation!).Analyze().Where(static diagnostic => diagnostic.Id == "DIFF0201")];
    }

    private static Document NewDocument(string source)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace.AddProject("Program", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(GeneratorRun.ParseOptions)
            .AddMetadataReferences(GeneratorRun.References);
        return project.AddDocument("Source.cs", source);
    }

    private sealed class Known(Diagnostic[] diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
