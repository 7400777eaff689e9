using System.Xml.Linq;
using Differentiable.Testing.Harness;

namespace Differentiable.Generator.Tests;

/// <summary>The arrows between the projects under src and analyzers are those of docs/architecture.md, and no others.</summary>
public sealed class LayeringTests
{
    private const string Workspaces = "Microsoft.CodeAnalysis.CSharp.Workspaces";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Differentiable"] = [],
        ["Differentiable.Compiler"] = [],
        ["Differentiable.CSharp"] = ["Differentiable.Compiler"],
        ["Differentiable.Generator"] = ["Differentiable.CSharp"],
        ["Differentiable.Analyzers"] = ["Differentiable.CSharp"],
        ["Differentiable.CodeFixes"] = ["Differentiable.CSharp"],
    };

    [Fact]
    public void Projects_reference_only_the_layer_below()
    {
        Assert.All(Projects(), static project =>
        {
            string name = Path.GetFileNameWithoutExtension(project);
            Assert.True(Allowed.TryGetValue(name, out string[]? allowed), $"{name} is not in the table of layers.");
            string[] references = [.. Items(project, "ProjectReference").Select(static path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];
            Assert.Subset(allowed.ToHashSet(), references.ToHashSet());
        });
    }

    [Fact]
    public void The_runtime_references_nothing()
    {
        string runtime = Projects().Single(static project => Path.GetFileName(project) == "Differentiable.csproj");

        Assert.Empty(Items(runtime, "PackageReference").Concat(Items(runtime, "ProjectReference")).Concat(Items(runtime, "Reference")));
        Assert.All(typeof(DifferentiableAttribute).Assembly.GetReferencedAssemblies(), static name => Assert.StartsWith("System", name.Name!, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_code_fixes_reference_workspaces()
    {
        string[] users = [.. Projects().Where(static project => Items(project, "PackageReference").Contains(Workspaces)).Select(Path.GetFileNameWithoutExtension).OfType<string>()];

        Assert.Subset(new HashSet<string> { "Differentiable.CodeFixes" }, users.ToHashSet());
    }

    [Fact]
    public void The_compiler_does_not_mention_Roslyn()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Differentiable.Compiler"), "*.cs*", SearchOption.AllDirectories);

        Assert.All(files, static file => Assert.DoesNotContain("Microsoft.CodeAnalysis", File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Projects() =>
        new[] { "src", "analyzers" }.SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories));

    /// <summary>The items of a project and of the files that it imports from the repository.</summary>
    private static IEnumerable<string> Items(string project, string kind)
    {
        XDocument document = XDocument.Load(project);
        string folder = Path.GetDirectoryName(project)!;
        IEnumerable<string> imports = document.Descendants("Import").Select(import => Path.Combine(folder, import.Attribute("Project")!.Value)).Where(File.Exists);

        // The package carries the compiler's assemblies; the runtime does not reference what is only packed with it.
        IEnumerable<XElement> items = document.Descendants(kind).Where(static item => item.Attribute("OutputItemType")?.Value != "PackagedAssembly");
        return items.Select(static item => item.Attribute("Include")!.Value).Concat(imports.SelectMany(import => Items(import, kind)));
    }
}
