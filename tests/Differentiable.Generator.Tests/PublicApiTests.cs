using System.Reflection;
using System.Text;
using VerifyXunit;

namespace Differentiable.Generator.Tests;

/// <summary>The public surface of the runtime, which users' code depends on: a change of it is seen in a review.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public Task The_runtime_has_this_public_surface()
    {
        StringBuilder text = new();

        foreach (Type type in typeof(DifferentiableAttribute).Assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Describe(type)).Append('\n');

            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return Verifier.Verify(text.ToString());
    }

    private static string Describe(Type type)
    {
        string kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => type.IsByRefLike ? "ref struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };

        string[] bases = [.. new[] { type.BaseType }.OfType<Type>().Where(static b => b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum)).Concat(type.IsEnum ? [] : type.GetInterfaces()).Select(static b => b.ToString()).Order(StringComparer.Ordinal)];
        return $"{kind} {type}" + (bases.Length == 0 ? "" : " : " + string.Join(", ", bases));
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        }

        return type.GetMembers(declared).Where(static member => member switch
        {
            MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
            FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
            _ => false,
        }).Select(static member => member is MethodBase { IsStatic: true } or FieldInfo { IsStatic: true } ? $"static {member}" : $"{member}");
    }
}
