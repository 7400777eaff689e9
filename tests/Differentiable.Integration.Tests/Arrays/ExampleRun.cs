using Differentiable.Testing.Harness;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>What the generator makes of a file of examples of this folder.</summary>
internal static class ExampleRun
{
    public static GeneratorRun Of(string examples) =>
        GeneratorRun.Of(File.ReadAllText(Path.Combine(Repository.Root, "tests/Differentiable.Integration.Tests/Arrays", examples + ".cs")).Insert(0, "using System; using Differentiable;\n"));
}
