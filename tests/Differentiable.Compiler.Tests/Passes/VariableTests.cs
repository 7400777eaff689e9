using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Tests.Passes;

/// <summary>A variable is known by its name.</summary>
public sealed class VariableTests
{
    [Fact]
    public void Equal_variables_have_equal_hashes_however_they_came_by_their_names()
    {
        Variable made = new("x", IrType.Double);
        Variable renamed = new Variable("y", IrType.Double) with { Name = "x" };

        Assert.Equal(made, renamed);
        Assert.Equal(made.GetHashCode(), renamed.GetHashCode());
    }

    [Fact]
    public void Other_names_mostly_have_other_hashes()
    {
        int[] hashes = [.. Enumerable.Range(0, 100).Select(static i => new Variable("x" + i, IrType.Double).GetHashCode())];

        // Of a hundred, hashes of 32 bits have two in common once in a million: ten would be a hash that does not look at names.
        Assert.True(hashes.Distinct().Count() > 90);
    }
}
