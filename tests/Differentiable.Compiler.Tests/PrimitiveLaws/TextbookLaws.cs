using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>Rules agree with textbook formulas that were written down independently, at samples and on a grid of negative, tiny and large arguments.</summary>
/// <remarks>Blind beyond 1e100, where squares inside of rules overflow: derivatives there are below 1e-100 or the functions overflow themselves. Blind to primitives that are not in the book.</remarks>
public sealed class TextbookLaws
{
    private static readonly double[] Grid = [-1e100, -1e8, -2.5, -1, -0.3, -1e-8, 1e-8, 0.3, 0.75, 1, 2.5, 40, 1e8, 1e100];

    public static TheoryData<string> Names => [.. TextbookDerivatives.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_agrees_with_the_textbook(string name)
    {
        Textbook textbook = TextbookDerivatives.All[name];
        Primitive primitive = PrimitiveTable.All.Single(primitive => primitive.Name == name);
        PrimitiveFunction function = PrimitiveFunction.InDouble(primitive);
        int compared = 0;

        foreach (double[] x in LawPoints.Grid(primitive, Grid).Concat(primitive.Samples).Where(x => IsDefined(function, x)))
        {
            double[] expected = textbook.Partials(x);
            double[] pushed = [.. function.JacobianByPushforward(x).SelectMany(static row => row)];
            double[] pulled = [.. function.JacobianByPullback(x).SelectMany(static row => row)];

            for (int i = 0; i < expected.Length; i++)
            {
                AssertAgrees(textbook, expected[i], pushed[i], x, i);
                AssertAgrees(textbook, expected[i], pulled[i], x, i);
                compared++;
            }
        }

        Assert.True(compared >= 4 * function.Active.Length, "Hardly anything was compared.");
    }

    private static bool IsDefined(PrimitiveFunction function, double[] x) => !SpecialValueLaws.Throws(function, x) && function.Value(x).All(double.IsFinite);

    private static void AssertAgrees(Textbook textbook, double expected, double actual, double[] x, int partial)
    {
        // A NaN in the book is a partial that does not exist, and whose value is a convention: kinks say which.
        if (double.IsNaN(expected) || expected == actual)
        {
            return;
        }

        // Both sides are ten operations at most, none of which amplifies errors at the grid's points by more than a thousand; subnormal results lose bits.
        double tolerance = (1e-12 * Math.Abs(expected)) + textbook.Absolute + 1e-300;
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"partial {partial} at [{string.Join(", ", x)}]: {actual:R} instead of {expected:R}");
    }
}
