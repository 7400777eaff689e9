using System.Text;
using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Differentiable.Benchmarks.Build;

/// <summary>A program of a thousand marked methods of some twenty lines, in fifty files, and the same after one of them was edited.</summary>
internal static class ManyMethods
{
    private const int Files = 50;
    private const int MethodsInFile = 20;

    /// <summary>The program, parsed, with nothing of it bound.</summary>
    public static CSharpCompilation Compilation { get; } = Parsed();

    /// <summary>The program, parsed anew: nothing is known of its syntax.</summary>
    public static CSharpCompilation Parsed() => GeneratorRun.CreateCompilation([.. Enumerable.Range(0, Files).Select(TextOf)]);

    /// <summary>The same after a number in one method has changed.</summary>
    public static CSharpCompilation Edited(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees[Files / 2];
        string text = tree.ToString();
        int start = text.IndexOf("0.25", StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text.Remove(start, 4).Insert(start, "0.75"))));
    }

    /// <summary>Models of the files that were written, as an editor asks for them.</summary>
    public static IEnumerable<SemanticModel> WrittenIn(Compilation compilation) => compilation.SyntaxTrees.Take(Files).Select(tree => compilation.GetSemanticModel(tree));

    private static string TextOf(int file)
    {
        StringBuilder text = new($"using System;\nusing Differentiable;\nnamespace Models;\npublic static partial class Model{file}\n{{\n");

        for (int i = 0; i < MethodsInFile; i++)
        {
            text.Append(MethodOf(i + (file * MethodsInFile)));
        }

        return text.Append("}\n").ToString();
    }

    private static string MethodOf(int number) => $$"""
            /// <summary>Method {{number}}.</summary>
            [Differentiable]
            public static double F{{number}}(double spot, double strike, double rate, double volatility, int steps)
            {
                if (spot <= 0 || strike <= 0 || volatility <= 0)
                {
                    throw new ArgumentOutOfRangeException(nameof(spot));
                }

                double drift = rate - 0.5 * volatility * volatility + {{number}};
                double width = volatility * Math.Sqrt(0.25 + steps);
                double distance = (Math.Log(spot / strike) + drift) / width;
                double discount = Math.Exp(-rate);
                double value = spot * Math.Tanh(distance) - strike * discount * Math.Tanh(distance - width);

                for (int i = 0; i < steps; i++)
                {
                    value = discount * value + Math.Sin(value * drift) / (1 + i);
                }

                double floor = value > strike ? value - strike : 0.01 * value;
                return floor + Math.Max(spot - strike * discount, 0) + Math.Atan2(distance, width);
            }


        """;
}
