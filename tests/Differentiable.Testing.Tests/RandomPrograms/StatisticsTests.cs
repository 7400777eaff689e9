using System.Text.RegularExpressions;

namespace Differentiable.Testing.RandomPrograms;

/// <summary>Each language feature occurs often enough to be tested, and sample points are usable.</summary>
public sealed class StatisticsTests
{
    private const int Programs = 1000;
    private static readonly RandomProgram[] s_programs =
        [.. Enumerable.Range(0, Programs).Select(static s => RandomProgramGenerator.Generate(s, RandomProgramOptions.Default))];

    private static readonly string[] s_sources = [.. s_programs.Select(static p => p.Source)];

    public static TheoryData<string, double> Features => new()
    {
        { @"\bfloat \w+ = ", 20 },
        { @"float [a-h][,)]", 15 },
        { @"\[NoDerivative\]", 10 },
        { @"\bint [a-h][,) ]", 15 },
        { @"\blong \w+", 15 },
        { @"\bbool \w+", 15 },
        { @"Mode [a-h]", 10 },
        { @"string [a-h]", 10 },
        { @"[!=]= ""\w+""", 5 },
        { @"[!=]= Mode\.", 5 },
        { @"\bvar \w+ = ", 30 },
        { @"\bconst \w+ \w+ = ", 30 },
        { @"static readonly ", 20 },
        { @"const \w+ [vtxulc]\w+\d = ", 10 },
        { @"\n +\w+ = ", 30 },
        { @" \+= ", 20 },
        { @" -= ", 15 },
        { @" \*= ", 15 },
        { @" /= ", 15 },
        { @" % ", 20 },
        { @"[(=] -\w", 20 },
        { @"[(=] \+\w|\(\+", 1 },
        { @" && ", 15 },
        { @" \|\| ", 15 },
        { @"!\w|!\(", 10 },
        { @" \? ", 15 },
        { @"\n +if \(", 50 },
        { @"else if \(", 20 },
        { @"else\n", 30 },
        { @"\n {12,}return ", 25 },
        { @"\n {16,}return ", 8 },
        { @"double \w+;", 15 },
        { @"throw new ArgumentException", 5 },
        { @"throw new ArgumentOutOfRangeException", 5 },
        { @"ThrowIfGreaterThan", 1.5 },
        { @"ThrowIfNegative", 2 },
        { @"H\d\(.*\w: ", 5 },
        { @"double \w+ = [\d.]+[,)]", 5 },
        { @"static \w+ H\d\(.*\) =>", 10 },
        { @"Helpers\.H\d", 8 },
        { @"Program\.\w", 3 },
        { @"Step\(", 3 },
        { @"\(double\)", 20 },
        { @"\(float\)", 20 },
        { @"\(int\)|\(long\)", 10 },
        { @"  [&|^] | << | >> |~ | \^ | << | >> |~", 10 },
        { @"\+\+|--", 10 },
        { @"= \w+(\+\+|--);", 3 },
        { @"SinCos\(", 10 },
        { @"var \(\w+, \w+\) = ", 3 },
        { @"Math\.\w+\(", 70 },
        { @"MathF\.\w+\(", 20 },
        { @"double\.[A-Z]\w+\(", 20 },
        { @"float\.[A-Z]\w+\(", 10 },
        { @"\bSign\(", 3 },
        { @"IsNegative\(", 1 },
    };

    public static TheoryData<string> Functions =>
    [
        "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Atan2", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "Exp", "Log", "Log2",
        "Log10", "Pow", "Sqrt", "Cbrt", "FusedMultiplyAdd", "Abs", "Max", "Min", "Clamp", "CopySign", "MaxMagnitude", "MinMagnitude",
        "Floor", "Ceiling", "Round", "Truncate", "Hypot", "Lerp",
    ];

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_occurs_in_at_least_a_percentage_of_the_programs(string pattern, double percentage)
    {
        int count = s_sources.Count(s => Regex.IsMatch(s, pattern));

        TestContext.Current.TestOutputHelper?.WriteLine($"{pattern}: {100.0 * count / Programs} %");
        Assert.True(100.0 * count / Programs >= percentage, $"{pattern}: {100.0 * count / Programs} %");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_occurs_in_at_least_two_percent_of_the_programs(string name)
    {
        int count = s_sources.Count(s => s.Contains($".{name}("));

        Assert.True(count >= 0.02 * Programs, $"{name}: {100.0 * count / Programs} %");
    }

    [Fact]
    public void Sample_points_rarely_throw_or_give_numbers_that_are_not_finite()
    {
        int points = 0;
        int thrown = 0;
        int unusable = 0;
        int ambiguous = 0;
        int zero = 0;
        double largest = 0;
        foreach (RandomProgram program in s_programs)
        {
            foreach (object[] arguments in program.SampleArguments(4))
            {
                points++;
                try
                {
                    OracleTrace trace = Oracle.Trace(program, arguments);
                    BoundedValue[] gradient = trace.Gradient();
                    BoundedValue[] hvp = trace.Hvp([.. trace.ActiveParameters.Select(static (_, i) => 1.0 + i)]);
                    bool isUsable = double.IsFinite(trace.Value) && gradient.Concat(hvp).All(static g => g.IsComparable);
                    unusable += isUsable ? 0 : 1;
                    ambiguous += trace.IsAmbiguous ? 1 : 0;
                    zero += gradient.All(static g => g.Value == 0) ? 1 : 0;
                    largest = isUsable ? Math.Max(largest, hvp.Max(static h => Math.Abs(h.Value))) : largest;
                }
                catch (ArgumentException)
                {
                    thrown++;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{points} points: {thrown} throw, {unusable} not finite, {ambiguous} ambiguous, {zero} zero gradients, largest {largest:e1}");
        Assert.True(thrown + unusable + ambiguous < 0.05 * points);
        Assert.True(zero < 0.15 * points);
    }

    [Fact]
    public void Sizes_range_from_tiny_to_about_forty_statements()
    {
        int[] sizes = [.. s_programs.Select(static p => Regex.Count(MethodText(p), @"(;|\bif \(.*\))\n"))];
        Array.Sort(sizes);

        TestContext.Current.TestOutputHelper?.WriteLine($"{sizes[50]} {sizes[250]} {sizes[500]} {sizes[750]} {sizes[950]} {sizes[999]}");
        Assert.True(sizes[100] <= 2);
        Assert.InRange(sizes[500], 6, 30);
        Assert.InRange(sizes[950], 25, 60);
    }

    private static string MethodText(RandomProgram program) => program.Source[program.Source.IndexOf(" F(", StringComparison.Ordinal)..];
}
