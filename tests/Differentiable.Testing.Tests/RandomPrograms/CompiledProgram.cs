using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Differentiable.Testing.RandomPrograms;

/// <summary>The printed text of several random programs, compiled by C# and loaded.</summary>
internal sealed class CompiledProgram
{
    private const string Attributes = """
        using System;
        namespace Differentiable;
        [Flags] public enum Derivatives { Default = 15, Hvp = 16, Hessian = 32 }
        [AttributeUsage(AttributeTargets.Method)]
        public sealed class DifferentiableAttribute : Attribute
        {
            public DifferentiableAttribute(Derivatives derivatives = Derivatives.Default) { }
        }
        [AttributeUsage(AttributeTargets.Parameter)]
        public sealed class NoDerivativeAttribute : Attribute { }
        public static class Derivative
        {
            public static double Stop(double x) => x;
            public static float Stop(float x) => x;
            public static double StraightThrough(double hard, double soft) => hard;
            public static float StraightThrough(float hard, float soft) => hard;
        }
        """;

    private readonly Assembly _assembly;

    private CompiledProgram(Assembly assembly, IReadOnlyList<Diagnostic> diagnostics)
    {
        _assembly = assembly;
        Diagnostics = diagnostics;
    }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public static CompiledProgram Compile(IEnumerable<RandomProgram> programs)
    {
        CSharpParseOptions parseOptions = new(LanguageVersion.CSharp14);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "RandomPrograms" + Guid.NewGuid().ToString("N"),
            programs.SelectMany(static p => (string[])[p.Source, p.CallerSource]).Append(Attributes).Select(s => CSharpSyntaxTree.ParseText(s, parseOptions)),
            Net100.References.All,
            new(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                optimizationLevel: OptimizationLevel.Release));
        using MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream);
        Diagnostic[] errors = [.. result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join("\n", errors.Take(3).Select(static d => $"{d}\n{d.Location.SourceTree}")));
        stream.Position = 0;
        return new(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream), result.Diagnostics);
    }

    public double Invoke(RandomProgram program, object[] arguments)
    {
        MethodInfo method = _assembly.GetType(program.CallerTypeName, throwOnError: true)!.GetMethod("F")!;
        ParameterInfo[] parameters = method.GetParameters();
        object[] converted = [.. arguments.Select((a, i) =>
            parameters[i].ParameterType.IsEnum ? Enum.ToObject(parameters[i].ParameterType, a) : a)];
        return (double)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, converted, null)!;
    }
}
