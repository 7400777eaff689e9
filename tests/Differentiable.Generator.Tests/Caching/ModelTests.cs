using System.Reflection;
using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Models;
using Differentiable.Generator.Models;

namespace Differentiable.Generator.Tests.Caching;

/// <summary>The pipeline's models hold no Roslyn object: one would keep a whole compilation alive, and is never equal to the next one.</summary>
public sealed class ModelTests
{
    private static readonly Type[] Roots = [typeof(LoweredMethod), typeof(NormalizedMethod), typeof(LinearizedMethod), typeof(RepresentedMethod), typeof(GeneratedFile)];

    private static readonly Assembly[] Ours = [typeof(Function).Assembly, typeof(LoweredMethod).Assembly, typeof(RepresentedMethod).Assembly];

    [Fact]
    public void No_model_reaches_a_Roslyn_type()
    {
        IReadOnlyDictionary<Type, string> reachable = Walk();

        Assert.Empty(reachable.Where(static type => type.Key.FullName?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true).Select(static type => type.Value));
        Assert.Contains(typeof(Let), reachable.Keys);
        Assert.Contains(typeof(Literal), reachable.Keys);
    }

    [Fact]
    public void Every_model_compares_by_value()
    {
        IEnumerable<string> byReference = Walk().Where(static type => Ours.Contains(type.Key.Assembly) && !ComparesByValue(type.Key)).Select(static type => type.Value);

        Assert.Empty(byReference);
    }

    // A primitive is one object for the whole process, so its reference is its value; arrays are inside EquatableArray.
    private static bool ComparesByValue(Type type) => type.IsEnum || type.IsInterface || type.IsArray || typeof(Delegate).IsAssignableFrom(type)
        || type.FullName!.StartsWith("Differentiable.Compiler.Primitives.", StringComparison.Ordinal)
        || type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType != (type.IsValueType ? typeof(ValueType) : typeof(object));

    /// <summary>Every type that a model's fields can hold, with the path to it.</summary>
    private static Dictionary<Type, string> Walk()
    {
        Dictionary<Type, string> found = [];
        Queue<(Type Type, string Path)> waiting = new(Roots.Select(static root => (root, root.Name)));

        while (waiting.TryDequeue(out (Type Type, string Path) next))
        {
            if (!found.TryAdd(next.Type, next.Path))
            {
                continue;
            }

            foreach (Type type in Neighbours(next.Type))
            {
                waiting.Enqueue((type, $"{next.Path} > {type.Name}"));
            }
        }

        return found;
    }

    private static IEnumerable<Type> Neighbours(Type type)
    {
        const BindingFlags fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        IEnumerable<Type> related = type.IsGenericType ? type.GetGenericArguments() : [];

        if (type.HasElementType)
        {
            related = related.Append(type.GetElementType()!);
        }

        if (Ours.Contains(type.Assembly))
        {
            related = related
                .Concat(type.GetFields(fields).Select(static field => field.FieldType))
                .Concat(Ours.SelectMany(static assembly => assembly.GetTypes()).Where(other => other.BaseType == type))
                .Concat(type.BaseType is { } parent ? [parent] : []);
        }

        return related.Where(static other => !other.IsGenericParameter);
    }
}
