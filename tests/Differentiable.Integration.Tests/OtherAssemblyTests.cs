using Differentiable.Testing.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Integration.Tests;

/// <summary>Calls of differentiable methods that another assembly declares.</summary>
public sealed class OtherAssemblyTests
{
    private const string Library = """
        using Differentiable;
        namespace Library;
        public static partial class Shapes
        {
            [Differentiable(Also = Derivatives.Hvp)]
            public static double Area(double width, double height) => width * height * height;

            [Differentiable]
            public static double Plain(double x) => x * x;
        }
        """;

    [Fact]
    public void First_and_second_derivatives_go_through_another_assembly()
    {
        const string source = """
            using System;
            using Differentiable;
            public static partial class User
            {
                [Differentiable(Also = Derivatives.Hvp | Derivatives.Hessian)]
                public static double F(double x) => Math.Sin(Library.Shapes.Area(x, 2 * x));
            }
            """;

        CompiledCode code = Load(source);
        const double x = 0.7;
        double cube = 4 * x * x * x;

        Assert.Equal(Math.Cos(cube) * 12 * x * x, (double)code.Invoke("User", "FGradient", x), 1e-13);
        Assert.Equal((Math.Cos(cube) * 24 * x) - (Math.Sin(cube) * 144 * Math.Pow(x, 4)), (double)code.Invoke("User", "FHvp", x, 1.0), 1e-12);
        Assert.Equal((double)code.Invoke("User", "FHvp", x, 1.0), ((double[,])code.Invoke("User", "FHessian", x))[0, 0], 1e-12);
    }

    [Fact]
    public void A_second_derivative_that_the_other_assembly_lacks_is_an_error_at_the_call()
    {
        const string source = """
            using Differentiable;
            public static partial class User
            {
                [Differentiable(Also = Derivatives.Hvp)]
                public static double F(double x) => Library.Shapes.Plain(x);
                public static double Use() => FHvp(1, 2);
            }
            """;

        GeneratorRun run = GeneratorRun.Of(Referencing(source, Emit()));

        Diagnostic error = Assert.Single(run.Analyze());
        Assert.Equal("DIFF0107", error.Id);
        Assert.Equal("Library.Shapes.Plain(x)", error.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(error.Location.SourceSpan));
        Assert.Empty(run.CompilerDiagnostics);
    }

    private static byte[] Emit()
    {
        GeneratorRun run = GeneratorRun.Of(GeneratorRun.CreateCompilation(Library).WithAssemblyName("Library"));
        using MemoryStream stream = new();
        Assert.True(run.Compilation.Emit(stream).Success);
        return stream.ToArray();
    }

    private static CSharpCompilation Referencing(string source, byte[] library) =>
        GeneratorRun.CreateCompilation(source).AddReferences(MetadataReference.CreateFromImage(library));

    private static CompiledCode Load(string source)
    {
        byte[] image = Emit();
        GeneratorRun run = GeneratorRun.Of(Referencing(source, image));
        Assert.Empty(run.Analyze());
        return CompiledCode.Load(run.Compilation, image);
    }
}
