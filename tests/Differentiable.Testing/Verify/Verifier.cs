// A stand-in for the packages Verify.SourceGenerators and Verify.XunitV3, with the same entry point and the same files. To swap them in: delete this folder, add
// the two packages, and call VerifySourceGenerators.Initialize() in a module initializer. No test and no snapshot changes.
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Xunit.v3;

namespace VerifyXunit;

/// <summary>Compares results with files beside the test: <c>Class.Method_arg=value#hint.g.verified.cs</c>, or <c>.verified.txt</c> for text.</summary>
/// <remarks>New, changed and stale files fail; what was received is left beside the expectation. VERIFY_ACCEPT=1 accepts it.</remarks>
public static class Verifier
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    private static bool Accepts => Environment.GetEnvironmentVariable("VERIFY_ACCEPT") == "1";

    /// <summary>Compares the generated files, one snapshot for each.</summary>
    public static Task Verify(GeneratorDriver target, [CallerFilePath] string sourceFile = "") => Compare(
        target.GetRunResult().Results.SelectMany(static result => result.GeneratedSources).Select(static source =>
            ("#" + Path.GetFileNameWithoutExtension(source.HintName), ".cs", $"//HintName: {source.HintName}\n{source.SourceText}")),
        sourceFile);

    /// <summary>Compares a text.</summary>
    public static Task Verify(string target, [CallerFilePath] string sourceFile = "") => Compare([("", ".txt", target)], sourceFile);

    private static Task Compare(IEnumerable<(string Suffix, string Extension, string Text)> results, string sourceFile)
    {
        string folder = Path.GetDirectoryName(sourceFile)!;
        string test = TestName();
        HashSet<string> stale = [.. Directory.GetFiles(folder, test + "#*.verified.*"), .. Directory.GetFiles(folder, test + ".verified.*")];
        List<string> problems = [];

        foreach ((string suffix, string extension, string text) in results)
        {
            string verified = Path.Combine(folder, $"{test}{suffix}.verified{extension}");
            stale.Remove(verified);
            CompareFile(verified, Path.Combine(folder, $"{test}{suffix}.received{extension}"), text.Replace("\r\n", "\n", StringComparison.Ordinal), problems);
        }

        foreach (string file in stale)
        {
            if (Accepts)
            {
                File.Delete(file);
            }
            else
            {
                problems.Add("Stale: " + file);
            }
        }

        return problems.Count == 0 ? Task.CompletedTask : throw new InvalidOperationException(string.Join("\n", problems) + "\nVERIFY_ACCEPT=1 accepts.");
    }

    private static void CompareFile(string verified, string received, string text, List<string> problems)
    {
        File.Delete(received);
        bool exists = File.Exists(verified);

        if (exists && File.ReadAllText(verified).Replace("\r\n", "\n", StringComparison.Ordinal) == text)
        {
            return;
        }

        File.WriteAllText(Accepts ? verified : received, text, Encoding);

        if (!Accepts)
        {
            problems.Add($"{(exists ? "Changed" : "New")}: {verified}\n{text}");
        }
    }

    private static string TestName()
    {
        IXunitTest test = Xunit.TestContext.Current.Test as IXunitTest ?? throw new InvalidOperationException("Not called in a test.");
        IEnumerable<string> arguments = test.TestMethod.Parameters.Zip(test.TestMethodArguments, static (parameter, argument) => $"_{parameter.Name}={argument}");
        return $"{test.TestCase.TestClass.Class.Name}.{test.TestMethod.Method.Name}{string.Concat(arguments)}";
    }
}
