using System.Runtime.InteropServices;
using AdBench.Ba;
using AdBench.Gmm;
using AdBench.Lstm;

namespace AdBench;

/// <summary>The folder of ADBench's inputs with their reference outputs.</summary>
public sealed class ReferenceData(string folder)
{
    private const string Place = "shared/data/adbench";

    public string Folder => folder;

    /// <summary>The folder <c>shared/data/adbench</c> beside the repository, or beside a folder that it is in; null if there is none.</summary>
    public static ReferenceData? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, Place);

            if (Directory.Exists(candidate))
            {
                return new(candidate);
            }
        }

        return null;
    }

    /// <summary>The names of all input files of the problems that are solved here, in a fixed order.</summary>
    public IEnumerable<string> Inputs() => new[] { "gmm", "ba", "lstm" }
        .Select(problem => Path.Combine(folder, problem))
        .Where(Directory.Exists)
        .SelectMany(static problem => Directory.EnumerateFiles(problem, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));

    /// <summary>The problem in one of the files.</summary>
    public IProblem Read(string input)
    {
        Numbers numbers = new(File.ReadAllText(Path.Combine(folder, input)));
        return input.Split('/') switch
        {
            ["gmm", ..] => GmmProblem.Read(numbers),
            ["ba", "ext", ..] => BaProblem.Read(numbers),
            ["ba", ..] => BaProblem.ReadRepeated(numbers),
            ["lstm", ..] => LstmProblem.Read(numbers),
            _ => throw new ArgumentException($"{input} is of no known problem.", nameof(input)),
        };
    }

    public double[] ReferenceValues(string input) => Doubles(Path.ChangeExtension(input, ".F.f64"));

    public double[] ReferenceDerivatives(string input) => Doubles(Path.ChangeExtension(input, ".J.f64"));

    private double[] Doubles(string file) => MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, file))).ToArray();
}
