using System.Reflection;
using Differentiable.Testing.Purity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Testing.PurityTests;

/// <summary>Declarations may trade places as far as their data allow, and results stay the same.</summary>
public sealed class Reordering
{
    private const string Members = """
        public static double G(double x, double y)
        {
            // The product.
            double a = x * y;
            (double b, double c) = Math.SinCos(x);
            double d = a + b;
            double e = Math.Exp(y);
            double f = c / e;
            if (x < 0d) { double g = x * x; double h = y * y; return g + h * g; }
            double i = d - f;
            double j = a * a;
            return i + j;
        }
        """;

    [Fact]
    public void Shuffled_code_still_compiles_and_gives_the_same_bits()
    {
        Snippet snippet = Snippet.Of(Members);
        double expected = Run(snippet.Compilation);
        HashSet<string> orders = [];

        for (int seed = 0; seed < 10; seed++)
        {
            SyntaxTree shuffled = ReorderCheck.Shuffle(snippet.Tree, new Random(seed));
            orders.Add(shuffled.ToString());

            Assert.Equal(expected, Run(snippet.Compilation.ReplaceSyntaxTree(snippet.Tree, shuffled)));
        }

        Assert.True(orders.Count > 3, "the shuffle does not shuffle");
    }

    private static double Run(CSharpCompilation compilation)
    {
        using MemoryStream stream = new();
        Assert.True(compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        MethodInfo method = Assembly.Load(stream.ToArray()).GetType("Model.F")!.GetMethod("G")!;
        return (double)method.Invoke(null, [0.7, -1.3])!;
    }
}
