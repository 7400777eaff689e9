using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>Copies whose derivative is declared: what they say holds in both modes, and nothing is left of them in what is not differentiated any more.</summary>
public sealed class DeclaredLaws
{
    public static TheoryData<string, double[], double[]> Derivatives => new()
    {
        { "stop", [0.3], [0] },
        { "straight through", [0.3, -1.7], [0, 1] },
        { "with partial", [0.3, -1.7, 5], [1, 0, -1.7] },
    };

    [Theory]
    [MemberData(nameof(Derivatives))]
    public void The_derivative_is_the_declared_one(string name, double[] x, double[] expected)
    {
        PrimitiveFunction function = PrimitiveFunction.InDouble(Find(name));

        Assert.Equal([x[0]], function.Value(x));
        Assert.Equal([expected], function.JacobianByPushforward(x));
        Assert.Equal([expected], function.JacobianByPullback(x));
    }

    [Theory]
    [MemberData(nameof(Derivatives))]
    public void At_the_end_only_the_value_is_left(string name, double[] x, double[] expected)
    {
        Function jvp = PrimitiveFunction.InDouble(Find(name)).Jvp;
        Function finished = Simplifier.Finish(jvp);

        Assert.DoesNotContain(Nested.StatementsOf(finished.Body), static statement => statement is Let { Primitive.IsDeclared: true });
        double[] tangents = [.. expected.Select(static _ => 1.0)];
        Assert.Equal(PrimitiveFunction.Run(jvp, [.. x, .. tangents]), PrimitiveFunction.Run(finished, [.. x, .. tangents]));
    }

    [Fact]
    public void All_of_them_are_here() => Assert.Equal(Declared.All.Select(static primitive => primitive.Name), Derivatives.Select(static row => (string)row.Data.Item1));

    private static Primitive Find(string name) => Declared.All.Single(primitive => primitive.Name == name);
}
