using System.Reflection;

namespace GettingStarted;

/// <summary>Finds the files that the build generated: the project asks for them to be written, and records where.</summary>
public static class GeneratedCode
{
    public static string Of(string method)
    {
        AssemblyMetadataAttribute folder = typeof(GeneratedCode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "GeneratedCode");
        string file = Directory.EnumerateFiles(folder.Value!, $"*{method}*.cs", SearchOption.AllDirectories).First();
        return File.ReadAllText(file);
    }
}
