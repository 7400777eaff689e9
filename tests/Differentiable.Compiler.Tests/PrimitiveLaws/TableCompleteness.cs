using System.Reflection;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Tests.PrimitiveLaws;

/// <summary>All of .NET's mathematics is in the table, or named here with the reason why it is not.</summary>
public sealed class TableCompleteness
{
    /// <summary>Members of System.Math and System.MathF.</summary>
    private static readonly Dictionary<string, string> LeftOutOfMath = new()
    {
        ["BigMul"] = "A product of integers in a wider type: passive, and of no use in a formula.",
        ["DivRem"] = "A tuple of integers, or an out parameter: / and % say the same.",
    };

    /// <summary>Members of double and float that compute floating-point numbers from floating-point numbers.</summary>
    private static readonly Dictionary<string, string> LeftOutOfNumbers = new()
    {
        ["CreateChecked"] = Conversion,
        ["CreateSaturating"] = Conversion,
        ["CreateTruncating"] = Conversion,
        ["ConvertToInteger"] = Conversion,
        ["ConvertToIntegerNative"] = Conversion,
    };

    private const string Conversion = "A generic conversion: a cast says the same.";

    public static TheoryData<string> Members => [.. Methods.Select(static method => Text(method, method.DeclaringType!.FullName + "."))];

    // Decimals and native integers are no types of the compiler's IR; lowering refuses them.
    private static readonly Type[] ForeignTypes = [typeof(decimal), typeof(nint), typeof(nuint)];

    private static IEnumerable<MethodInfo> Methods =>
        [.. PublicStatic(typeof(Math)).Where(IsOfKnownTypes), .. PublicStatic(typeof(MathF)), .. PublicStatic(typeof(double)).Where(IsReal), .. PublicStatic(typeof(float)).Where(IsReal)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_function_is_in_the_table_or_is_left_out_for_a_reason(string member)
    {
        MethodInfo method = Methods.Single(method => Text(method, method.DeclaringType!.FullName + ".") == member);
        bool isInTable = !method.IsGenericMethod && PrimitiveTable.Find($"{method.DeclaringType!.FullName}.{method.Name}", [.. method.GetParameters().Select(TypeOf)]) is not null;

        Assert.True(isInTable ^ IsLeftOut(method), $"{member} is {(isInTable ? "in the table and" : "neither in the table nor")} left out.");
    }

    [Fact]
    public void What_is_left_out_exists()
    {
        HashSet<string> names = [.. PublicStatic(typeof(Math)).Concat(PublicStatic(typeof(double))).SelectMany(static method => new[] { method.Name, Text(method, "") })];

        Assert.All(LeftOutOfMath.Keys.Concat(LeftOutOfNumbers.Keys), name => Assert.Contains(name, names));
    }

    [Fact]
    public void Every_method_of_the_table_exists()
    {
        HashSet<string> names = [.. new[] { typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(int), typeof(long) }
            .SelectMany(static type => PublicStatic(type).Select(method => $"{type.FullName}.{method.Name}"))];

        IEnumerable<string> methods = PrimitiveTable.All.SelectMany(static primitive => primitive.Methods).Where(static method => method.StartsWith("System.", StringComparison.Ordinal));
        Assert.All(methods, method => Assert.Contains(method, names));
    }

    [Fact]
    public void Every_primitive_has_a_name_of_its_own() => Assert.Distinct(PrimitiveTable.All.Select(static primitive => primitive.Name));

    [Fact]
    public void Every_primitive_with_kinks_has_a_rule() =>
        Assert.All(PrimitiveTable.All.Where(static primitive => primitive.Kinks.Length > 0), static primitive => Assert.NotNull(primitive.Rule));

    private static IEnumerable<MethodInfo> PublicStatic(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static bool IsLeftOut(MethodInfo method)
    {
        Dictionary<string, string> reasons = method.DeclaringType == typeof(Math) || method.DeclaringType == typeof(MathF) ? LeftOutOfMath : LeftOutOfNumbers;
        return reasons.ContainsKey(method.Name) || reasons.ContainsKey(Text(method, ""));
    }

    private static bool IsOfKnownTypes(MethodInfo method) => !method.GetParameters().Any(static parameter => ForeignTypes.Contains(parameter.ParameterType));

    /// <summary>Whether a derivative could flow: a real parameter, and real results or a tuple of them.</summary>
    private static bool IsReal(MethodInfo method) =>
        method.GetParameters().Any(static parameter => IsReal(parameter.ParameterType))
        && (IsReal(method.ReturnType) || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericArguments().All(IsReal)));

    private static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);

    private static IrType TypeOf(ParameterInfo parameter) => parameter.ParameterType switch
    {
        { } type when type == typeof(double) => IrType.Double,
        { } type when type == typeof(float) => IrType.Single,
        { } type when type == typeof(bool) => IrType.Boolean,
        { } type when type == typeof(int) => IrType.Int32,
        { IsEnum: true } type => new IrType(IrTypeKind.Enum, "global::" + type.FullName),
        { } type => new IrType(IrTypeKind.Integer, type.Name),
    };

    private static string Text(MethodInfo method, string prefix) =>
        $"{prefix}{method.Name}({string.Join(", ", method.GetParameters().Select(static parameter => parameter.ParameterType.Name))})";
}
