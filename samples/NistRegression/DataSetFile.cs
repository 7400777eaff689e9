using System.Globalization;

namespace NistRegression;

/// <summary>Reads a file of NIST's: a page for people, in which the lines of numbers are known by how they begin.</summary>
public static class DataSetFile
{
    private const string Place = "shared/data/nist";
    private const string SumOfSquares = "Residual Sum of Squares:";

    /// <summary>The folder <c>shared/data/nist</c> beside the repository, or beside a folder that it is in; null if there is none.</summary>
    public static string? FindFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, Place);

            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    public static DataSet Read(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string[] lines = File.ReadAllLines(path);

        // b1 = first start, second start, certified value, its deviation.
        double[][] parameters = [.. lines.Where(IsParameter).Select(static line => Numbers(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]))];
        string squares = lines.Single(static line => line.StartsWith(SumOfSquares, StringComparison.Ordinal));

        // The word opens a description as well; the last one stands above the numbers.
        int heading = Array.FindLastIndex(lines, static line => line.StartsWith("Data:", StringComparison.Ordinal));
        double[][] rows = [.. lines.Skip(heading + 1).Select(Numbers).Where(static row => row.Length > 0)];

        return new(
            name,
            [.. rows.Select(row => IsLogarithm(lines) ? Math.Log(row[0]) : row[0])],
            [.. rows.Select(static row => row[1..])],
            [[.. parameters.Select(static row => row[0])], [.. parameters.Select(static row => row[1])]],
            [.. parameters.Select(static row => row[2])],
            Numbers(squares[SumOfSquares.Length..]).Single());
    }

    private static bool IsParameter(string line) => line.TrimStart() is ['b', >= '1' and <= '9', ' ', ..] && line.Contains('=', StringComparison.Ordinal);

    /// <summary>One model gives the logarithm of what was measured.</summary>
    private static bool IsLogarithm(string[] lines) => lines.Any(static line => line.TrimStart().StartsWith("log[y] =", StringComparison.Ordinal));

    private static double[] Numbers(string line) =>
        [.. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static word => double.Parse(word, CultureInfo.InvariantCulture))];
}
