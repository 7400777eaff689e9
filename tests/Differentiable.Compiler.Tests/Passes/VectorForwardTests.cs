using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Interpretation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.Compiler.Tests.Harness;
using Differentiable.Compiler.Verification;
using Differentiable.Testing.Harness;
using Differentiable.Testing.RandomPrograms;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>Gradients in SIMD lanes.</summary>
public sealed class VectorForwardTests
{
    [Fact]
    public void All_partial_derivatives_are_carried_along() => Dump.AssertIs(
        """
        FValueAndGradient(x, y, z)
          product = multiply(x, y)
          sum = add(product, z)
          double4 sumTangent = pack 4(y, x, 1, 0)
          sin = sin(sum)
          cos = cos(sum)
          double4 sinTangent = multiply(cos, sumTangent)
          xPartial = extract(sinTangent, 0)
          yPartial = extract(sinTangent, 1)
          zPartial = extract(sinTangent, 2)
          -> sin, xPartial, yPartial, zPartial
        """,
        Lanes("double F(double x, double y, double z) => Math.Sin(x * y + z);"));

    [Fact]
    public void A_branch_hands_lanes_out_and_at_the_end_the_partial_derivatives() => Dump.AssertIs(
        """
        FValueAndGradient(x, y, z)
          product = multiply(x, y)
          product2 = multiply(product, z)
          term5 = multiply(z, y)
          term6 = multiply(z, x)
          double4 product2Tangent = pack 4(term5, term6, product, 0)
          s = sin(product2)
          cos = cos(product2)
          double4 sTangent = multiply(cos, product2Tangent)
          bool isGreater = greater(z, 1)
          s3, double4 s3Tangent = if isGreater
            s2 = multiply(s, s)
            double4 term10 = multiply(s, sTangent)
            double4 s2Tangent = add(term10, term10)
            -> s2, s2Tangent
          else
            -> s, sTangent
          bool isGreater2 = greater(x, 0)
          result, xPartial3, yPartial3, zPartial3 = if isGreater2
            xPartial = extract(s3Tangent, 0)
            yPartial = extract(s3Tangent, 1)
            zPartial = extract(s3Tangent, 2)
            -> s3, xPartial, yPartial, zPartial
          else
            product3 = multiply(s3, y)
            double4 term12 = multiply(y, s3Tangent)
            double4 term14 = pack 4(0, s3, 0, 0)
            double4 product3Tangent = add(term12, term14)
            xPartial2 = extract(product3Tangent, 0)
            yPartial2 = extract(product3Tangent, 1)
            zPartial2 = extract(product3Tangent, 2)
            -> product3, xPartial2, yPartial2, zPartial2
          -> result, xPartial3, yPartial3, zPartial3
        """,
        Lanes("double F(double x, double y, double z) { double s = Math.Sin(x * y * z); if (z > 1) { s *= s; } if (x > 0) { return s; } return s * y; }"));

    [Theory]
    [InlineData("double F(double x, float y) => x * y;")]
    [InlineData("double F(double x, double y) => (float)x * y;")]
    [InlineData("float F(double x, double y) => (float)(x * y);")]
    public void Tangents_of_two_types_have_no_lanes(string method)
    {
        Linearization linearization = Linearizer.Linearize(SourceFunction.Of(method));

        Assert.Null(LaneType.Of(linearization));
        Assert.Equal(GradientWay.Reverse, GradientModeChoice.Of(linearization, GradientPreference.Automatic).Way);
        Assert.Equal(GradientWay.Forward, GradientModeChoice.Of(linearization, GradientPreference.Forward).Way);
    }

    [Theory]
    [InlineData("double F(double x) => Math.Sin(x);", GradientWay.Forward)]
    [InlineData("double F(double x, double y) => x * y;", GradientWay.Reverse)]
    [InlineData("double F(double a, double b, double c, double d, double e, double f, double g, double h, double i) => a * b * c * d * e * f * g * h * i;", GradientWay.Reverse)]

    // A long chain: in reverse it is walked twice.
    [InlineData(
        "double F(double x, double y) { double a = x * y + 1; double b = a * x + y; double c = b * a - x; double d = c * b + y; double e = d * c - x; double f = e * d + y; return f * e; }",
        GradientWay.Lanes)]

    // Iterations wait for one another: the chain counts most.
    [InlineData(
        "double F(double x, double y, double z, double s, int n) { for (int i = 0; i < n; i++) { double dx = s * (y - x); double dy = x * (28 - z) - y; double dz = x * y - 2.6 * z; x += 0.001 * dx; y += 0.001 * dy; z += 0.001 * dz; } return x + y; }",
        GradientWay.Lanes)]

    // Only the sum waits; what is added is computed ahead, and the operations count.
    [InlineData(
        "double F(double a, double b, double c, double d, double e, double f, double g, double h, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = i * 0.1; double u = ((((((a * t + b) * t + c) * t + d) * t + e) * t + f) * t + g) * t + h; s += u * u; } return s; }",
        GradientWay.Reverse)]

    // In two registers instead of one it is not worth it: 1.45 times as long as in reverse, with five inputs.
    [InlineData(
        "double F(double x, double y, double u, double v, double m, int n) { for (int i = 0; i < n; i++) { double r = Math.Sqrt(x * x + y * y), c = r * r * r; u -= 0.01 * m * x / c; v -= 0.01 * m * y / c; x += 0.01 * u; y += 0.01 * v; } return x * x + 3 * y; }",
        GradientWay.Reverse)]

    // Two variables wait for each other; that the next value of neither depends on its own does not make the chain shorter.
    [InlineData(
        "double F(double x, double y, double a, double b, int n) { for (int i = 0; i < n; i++) { double old = x; x = Math.Sqrt(y * (a - y) * (b + y) * (0.2 + y) * (0.3 + y)); y = Math.Sqrt(old + 1); } return x + y; }",
        GradientWay.Lanes)]
    public void The_cheaper_way_is_chosen(string method, GradientWay expected) =>
        Assert.Equal(expected, GradientModeChoice.Of(Linearizer.Linearize(SourceFunction.Of(method)), GradientPreference.Automatic).Way);

    [Fact]
    public void Lanes_are_not_differentiated_again()
    {
        Function gradient = Lanes("double F(double x, double y, double z) => Math.Sin(x * y + z);");

        Assert.Throws<InvalidOperationException>(() => Linearizer.Linearize(gradient));
    }

    /// <summary>Random programs without calls: each lane is to the last bit what a sweep of its own gives, but for the signs of zeros, and values keep their bits.</summary>
    [Fact]
    public void Lanes_of_random_programs_are_the_Jacobian_to_the_last_bit()
    {
        RandomProgramOptions options = RandomProgramOptions.Default with
        {
            Features = RandomProgramFeatures.Scalars & ~(RandomProgramFeatures.Helpers | RandomProgramFeatures.PassiveHelpers | RandomProgramFeatures.Constants | RandomProgramFeatures.IntegerCasts),
            EntryAttribute = "Differentiable",
        };
        RandomProgram[] programs = [.. Enumerable.Range(900, 150).Select(seed => RandomProgramGenerator.Generate(seed, options))];
        CSharpCompilation compilation = GeneratorRun.CreateCompilation([.. programs.Select(static program => program.Source)]);
        int compared = programs.Count(program => AssertSame(program, SourceFunction.Normalized(SourceFunction.Lower(compilation, program.EntryTypeName, "F"))));

        Assert.True(compared > programs.Length / 4, $"Only {compared} programs have tangents of one type.");
    }

    private static bool AssertSame(RandomProgram program, Function function)
    {
        Linearization linearization = Linearizer.Linearize(function);

        if (function.ActiveParameters.Count == 0 || LaneType.Of(linearization) is null)
        {
            return false;
        }

        Function numbers = Jacobian.RepresentValueAndGradient(linearization);
        Function lanes = VectorForward.RepresentValueAndGradient(linearization);
        Function simplified = Simplifier.Simplify(lanes);
        Assert.Empty(IrVerifier.Verify(lanes));
        Assert.Empty(IrVerifier.Verify(simplified));

        foreach (object[] arguments in program.SampleArguments(4))
        {
            double[]? expected = Run(numbers, arguments);
            Assert.Equal(expected, Run(lanes, arguments));
            Assert.Equal(expected, Run(simplified, arguments));
        }

        return true;
    }

    private static double[]? Run(Function function, object[] arguments)
    {
        try
        {
            return [.. Interpreter.Run(function, arguments).Select(static result => Convert.ToDouble(result, System.Globalization.CultureInfo.InvariantCulture))];
        }
        catch (InterpretedGuardException)
        {
            return null;
        }
    }

    private static Function Lanes(string method)
    {
        Function function = Simplifier.Simplify(VectorForward.RepresentValueAndGradient(Linearizer.Linearize(SourceFunction.Of(method))));
        Assert.Empty(IrVerifier.Verify(function));
        return function;
    }
}
