using Differentiable.Testing.Harness;

namespace Differentiable.Compiler.Tests.Documentation;

/// <summary>The page of primitives is what the table says.</summary>
public sealed class PrimitivePageTests
{
    [Fact]
    public void The_page_is_up_to_date()
    {
        string path = Path.Combine(Repository.Root, "docs", "primitives.md");

        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, PrimitivePage.Text());
        }

        Assert.Equal(PrimitivePage.Text(), File.ReadAllText(path));
    }
}
