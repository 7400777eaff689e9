using Differentiable.Testing.Harness;
using Differentiable.Testing.Purity;
using Microsoft.CodeAnalysis;

namespace Differentiable.Integration.Tests;

/// <summary>What emitted derivatives cost, in operations: the examples of Elliott 2018 exactly, and the cheap-gradient bound on typical formulas.</summary>
public sealed class OperationCountTests
{
    /// <summary>The counts include the value: the paper's primal and derivative together.</summary>
    [Theory]
    [InlineData("double F(double x) => x * x;", "F", "Multiply 1")]
    [InlineData("double F(double x) => x * x;", "FValueAndGradient", "Add 1, Multiply 1")]
    [InlineData("double F(double x) => x * x;", "FGradient", "Add 1")]
    [InlineData("double F(double x, double y) => x * x + y * y;", "F", "Add 1, Multiply 2")]
    [InlineData("double F(double x, double y) => x * x + y * y;", "FJvp", "Add 4, Multiply 4")]
    [InlineData("double F(double x, double y) => x * x + y * y;", "FVjp", "Add 3, Multiply 4")]
    [InlineData("double F(double x, double y) => x * x + y * y;", "FValueAndGradient", "Add 3, Multiply 2")]

    // The paper negates three times; we negate the sine once.
    [InlineData("double F(double x, double y, double z) => Math.Cos(x + y * z);", "FValueAndGradient", "Add 1, Multiply 3, Negate 1, Math.SinCos 1")]
    public void The_examples_of_the_paper_take_as_many_operations_as_there(string method, string derivative, string expected)
    {
        Compilation compilation = Run(method).Compilation;

        Assert.Equal(expected, OperationCounter.Count(Method(compilation, derivative), compilation).ToString());
    }

    /// <summary>P9.</summary>
    [Theory]
    [InlineData("double F(double x, double y) => x * y;")]
    [InlineData("double F(double x, double y) => x / y;")]
    [InlineData("double F(double x) => Math.Sqrt(x);")]
    [InlineData("double F(double x) => Math.Tanh(x);")]
    [InlineData("double F(double x, double y) => Math.Pow(x, y);")]
    [InlineData("double F(double x) => Math.Pow(x, 2.5);")]
    [InlineData("double F(double x, double y) => Math.Atan2(y, x);")]
    [InlineData("double F(double x, double y) => Math.Max(x, y) * Math.Exp(x);")]
    [InlineData("double F(double x) => 1 / (1 + Math.Exp(-x));")]
    [InlineData("double F(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);")]
    [InlineData("double F(double x) => ((((0.2 * x + 1.5) * x - 0.7) * x + 2) * x - 1.1) * x + 3;")]
    [InlineData("double F(double a, double b, double c, double d, double e, double f) => a * b * c * d * e * f;")]
    [InlineData("double F(double x, double y, double z) => (x * y + z) / (x - y * z) / (1 + x * x);")]
    [InlineData("double F(double x, double y, double z) => Math.Sqrt(x * x + y * y + z * z);")]
    [InlineData("double F(double x, double mean, double deviation) { double z = (x - mean) / deviation; return -0.5 * z * z - Math.Log(deviation); }")]
    [InlineData("double F(double y, double w, double b, double x) { double z = w * x + b; return Math.Max(z, 0) - z * y + Math.Log(1 + Math.Exp(-Math.Abs(z))); }")]
    [InlineData("double F(double x, double y) { double r = Math.Sqrt(x * x + y * y); double s = 1 / r; double t = s * s * s * s * s * s; return 4 * (t * t - t); }")]
    [InlineData("""
        double F(double spot, double strike, double rate, double volatility, double years)
        {
            double deviation = volatility * Math.Sqrt(years);
            double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / deviation;
            double d2 = d1 - deviation;
            return spot / (1 + Math.Exp(-1.702 * d1)) - strike * Math.Exp(-rate * years) / (1 + Math.Exp(-1.702 * d2));
        }
        """)]
    public void A_value_with_its_gradient_costs_at_most_five_values(string method)
    {
        Compilation compilation = Run(method).Compilation;

        PurityViolation? violation = P9CheapGradient.Check(Method(compilation, "F"), Method(compilation, "FValueAndGradient"), compilation);

        Assert.Null(violation);
    }

    private static GeneratorRun Run(string method) => GeneratorRun.Of($"using System; using Differentiable;\npublic static partial class Program {{ [Differentiable] public static {method} }}");

    private static IMethodSymbol Method(Compilation compilation, string name) => compilation.GetTypeByMetadataName("Program")!.GetMembers(name).OfType<IMethodSymbol>().Single();
}
