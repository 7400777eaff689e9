using System.Reflection;
using System.Runtime.ExceptionServices;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Interpretation;

/// <summary>Calls a static .NET method by its name and the types of its arguments.</summary>
internal static class DotNetMethod
{
    private const string GlobalPrefix = "global::";

    /// <summary>The method's result; the components of a tuple one by one.</summary>
    public static IReadOnlyList<object?> Invoke(string name, IrType[] types, object?[] arguments)
    {
        Type[] parameters = [.. types.Select(TypeOf)];
        object?[] converted = [.. arguments.Select((argument, i) => parameters[i].IsEnum ? Enum.ToObject(parameters[i], argument!) : argument)];

        try
        {
            return Components(Find(name, parameters).Invoke(null, converted));
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Capture(inner).Throw();
            throw;
        }
    }

    private static MethodInfo Find(string name, Type[] parameters)
    {
        int dot = name.LastIndexOf('.');
        return Named(name.Substring(0, dot)).GetMethod(name.Substring(dot + 1), BindingFlags.Public | BindingFlags.Static, null, parameters, null)
            ?? throw new MissingMethodException($"There is no {name}({string.Join(", ", parameters.Select(static parameter => parameter.Name))}).");
    }

    private static Type TypeOf(IrType type) => type.Name switch
    {
        "double" => typeof(double),
        "float" => typeof(float),
        "int" => typeof(int),
        "long" => typeof(long),
        "bool" => typeof(bool),
        "string" => typeof(string),
        _ => Named(type.Name.StartsWith(GlobalPrefix, StringComparison.Ordinal) ? type.Name.Substring(GlobalPrefix.Length) : type.Name),
    };

    private static Type Named(string name) =>
        Type.GetType(name)
        ?? AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(name)).FirstOrDefault(static type => type is not null)
        ?? throw new TypeLoadException($"There is no type {name}.");

    private static object?[] Components(object? result)
    {
        Type? type = result?.GetType();
        bool isTuple = type is { IsGenericType: true } && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal);
        return isTuple ? [.. type!.GetFields().Select(field => field.GetValue(result))] : [result];
    }
}
