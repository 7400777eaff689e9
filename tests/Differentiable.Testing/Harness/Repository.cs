using System.Runtime.CompilerServices;

namespace Differentiable.Testing.Harness;

/// <summary>The repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its root: the folder of Differentiable.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All C# files of src and analyzers.</summary>
    public static IEnumerable<string> SourceFiles => new[] { "src", "analyzers" }
        .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories));

    private static string FindRoot([CallerFilePath] string path = "")
    {
        DirectoryInfo? folder = new FileInfo(path).Directory;

        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Differentiable.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"There is no Differentiable.sln above {path}.");
    }
}
