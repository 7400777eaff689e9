using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Differentiable.Testing.Harness;

/// <summary>A compilation, emitted and loaded, whose methods can be called by name.</summary>
public sealed class CompiledCode
{
    private readonly Assembly _assembly;

    private CompiledCode(Assembly assembly) => _assembly = assembly;

    /// <param name="compilation">The compilation.</param>
    /// <param name="references">The images of assemblies that it references and that were not loaded from files.</param>
    /// <exception cref="InvalidOperationException">The compilation has errors; the message names the first of them.</exception>
    public static CompiledCode Load(Compilation compilation, params byte[][] references)
    {
        using MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream);

        if (!result.Success)
        {
            IEnumerable<Diagnostic> errors = result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Take(5);
            throw new InvalidOperationException(string.Join("\n", errors.Select(static d => $"{d}\n{d.Location.SourceTree}")));
        }

        stream.Position = 0;
        AssemblyLoadContext context = new(null, isCollectible: true);

        // The runtime must be the one that the tests see, not a second copy.
        context.Resolving += static (_, name) => AssemblyLoadContext.Default.LoadFromAssemblyName(name);

        foreach (byte[] reference in references)
        {
            context.LoadFromStream(new MemoryStream(reference));
        }

        return new(context.LoadFromStream(stream));
    }

    public MethodInfo Method(string type, string name) =>
        _assembly.GetType(type, throwOnError: true)!.GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new ArgumentException($"{type} has no method {name}.", nameof(name));

    /// <summary>Calls a static method. Integers are converted to the parameter's type, enumerations included.</summary>
    public object Invoke(string type, string name, params object[] arguments)
    {
        MethodInfo method = Method(type, name);
        ParameterInfo[] parameters = method.GetParameters();
        object[] converted = [.. arguments.Select((argument, i) => Convert(argument, parameters[i].ParameterType))];
        return method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, converted, null)!;
    }

    private static object Convert(object argument, Type type) => (argument, type) switch
    {
        (_, { IsEnum: true }) => Enum.ToObject(type, argument),
        (double number, _) when type == typeof(float) => (float)number,
        _ => argument,
    };
}
