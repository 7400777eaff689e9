using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;
using Differentiable.Compiler.Tests.Harness;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>D pairs each active statement with a linear map, and leaves the primal as it is.</summary>
public sealed class LinearizerTests
{
    [Fact]
    public void A_product_gets_the_join_of_two_scalings()
    {
        Function function = SourceFunction.Of("double F(double x, double y) => x * y;");

        StraightStep step = Assert.IsType<StraightStep>(Assert.Single(Linearizer.Linearize(function).Body.Steps));

        Assert.Equal(LinearMap.Join(LinearMap.Scale(function.Parameters[1]), LinearMap.Scale(function.Parameters[0])), step.Equation!.Map);
        Assert.Equal(function.Parameters, step.Equation.Sources.Cast<Variable>());
    }

    [Fact]
    public void A_factor_that_the_rule_needs_follows_its_statement()
    {
        StraightStep step = Assert.IsType<StraightStep>(Assert.Single(Linearizer.Linearize(SourceFunction.Of("double F(double x) => Math.Sin(x);")).Body.Steps));

        Assert.Equal(["sin", "cos"], step.Primal.Cast<Let>().Select(static let => let.Primitive.Name));
    }

    [Fact]
    public void Passive_statements_have_no_equation()
    {
        Linearization linearization = Linearizer.Linearize(SourceFunction.Of("double F(double x, int n) { double y = Math.Exp(n); return x * y; }"));

        Assert.Equal([false, false, true], linearization.Body.Steps.Select(static step => step.IsActive));
    }

    [Fact]
    public void A_piecewise_constant_function_stops_the_derivative()
    {
        Linearization linearization = Linearizer.Linearize(SourceFunction.Of("double F(double x) => x * Math.Floor(x);"));

        Assert.Equal([false, true], linearization.Body.Steps.Select(static step => step.IsActive));
        Assert.Equal(Literal.Of(0.0), ((StraightStep)linearization.Body.Steps[1]).Equation!.Sources[1]);
    }

    [Fact]
    public void A_branch_knows_what_is_active_on_either_side()
    {
        Function function = SourceFunction.Of("double F(double x, double y, bool b) { double z = 1; if (b) { z = x * x; } return z * y; }");

        BranchStep step = Assert.IsType<BranchStep>(Linearizer.Linearize(function).Body.Steps[0]);

        Assert.Equal(step.Primal.Targets, step.ActiveTargets);
        Assert.Equal([function.Parameters[0]], step.ActiveInputs);
    }

    [Fact]
    public void The_transpose_of_a_negated_map_is_negated_last()
    {
        LinearMap map = LinearMap.Compose(LinearMap.Negate, LinearMap.Scale(Literal.Of(2.0)));

        Assert.Equal(map, map.Transpose());
    }

    [Fact]
    public void Transposing_twice_changes_nothing()
    {
        LinearMap map = LinearMap.Compose(
            LinearMap.DivideSingular(Literal.Of(3.0)),
            LinearMap.Join(LinearMap.Identity, LinearMap.Compose(LinearMap.Negate, LinearMap.ScaleSingular(Literal.Of(2.0))), LinearMap.Zero));

        Assert.Equal(map, map.Transpose().Transpose());
    }
}
