using Differentiable.Testing.Purity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.Testing.PurityTests;

/// <summary>Emitted methods of referenced assemblies are known by their attribute alone.</summary>
public sealed class OtherAssemblies
{
    private const string Library = """
        namespace Lib;

        public static class Curve
        {
            [System.CodeDom.Compiler.GeneratedCode("Differentiable", "1.0")]
            public static (double Value, double Cotangent) RateVjp(double x, double cotangent) => (x, cotangent);

            [System.CodeDom.Compiler.GeneratedCode("Another", "1.0")]
            public static double Rate(double x) => x;
        }
        """;

    private const string Vjp = "namespace Model; public static class F { public static (double Value, double Cotangent) GVjp(double x, double cotangent)";

    [Theory]
    [InlineData(Vjp + " => Lib.Curve.RateVjp(x, x * cotangent); }", "")]
    [InlineData(Vjp + " => Lib.Curve.RateVjp(cotangent, x); }", "P7")]
    [InlineData(Vjp + " => (Lib.Curve.Rate(x), cotangent); }", "P5")]
    public void Calls_into_metadata_follow_the_contract_of_the_name(string source, string expected)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, path: "F.g.cs", cancellationToken: TestContext.Current.CancellationToken);
        CSharpCompilation compilation = Compile("Model", tree).AddReferences(Reference());

        IReadOnlyList<PurityViolation> violations = PurityChecker.Check(compilation, [tree]);

        Assert.Equal(expected, string.Join(' ', violations.Select(static v => v.Property).Distinct()));
    }

    private static PortableExecutableReference Reference()
    {
        using MemoryStream stream = new();
        Assert.True(Compile("Lib", CSharpSyntaxTree.ParseText(Library, cancellationToken: TestContext.Current.CancellationToken)).Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static CSharpCompilation Compile(string name, SyntaxTree tree) =>
        CSharpCompilation.Create(name, [tree], Basic.Reference.Assemblies.Net100.References.All, new(OutputKind.DynamicallyLinkedLibrary));
}
