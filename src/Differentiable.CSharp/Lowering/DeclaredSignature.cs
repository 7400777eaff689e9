using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Representations;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>The signature that a declared derivative must have. Names of parameters and tuple elements are the user's choice.</summary>
internal static class DeclaredSignature
{
    public static bool Matches(DerivativeDeclaration declaration) =>
        Flatten(declaration.Method.ReturnType) == ResultShape(declaration)
        && declaration.Method.Arity == 0
        && declaration.Method.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
        && declaration.Method.Parameters.Select(static parameter => MethodUsage.Display(parameter.Type)).SequenceEqual(ParameterTypes(declaration));

    /// <summary>The declaration that would fit.</summary>
    public static string Expected(DerivativeDeclaration declaration)
    {
        IMethodSymbol target = declaration.Target!;
        string[] active = [.. declaration.WithRespectTo.Select(ordinal => target.Parameters[ordinal].Name)];
        string[] names =
        [
            .. target.Parameters.Select(static parameter => parameter.Name),
            .. declaration.Mode switch
            {
                Mode.Jvp or Mode.Hvp => active.Select(static name => name + "Tangent"),
                Mode.Vjp => CotangentsOf(target),
                _ => [],
            },
        ];

        string parameters = string.Join(", ", ParameterTypes(declaration).Zip(names, static (type, name) => type + " " + name));
        return $"static partial {ResultShape(declaration)} {declaration.Method.Name}({parameters})";
    }

    private static IEnumerable<string> CotangentsOf(IMethodSymbol target)
    {
        EquatableArray<string> names = [.. ResultLowering.Lower(target)!.Select(static result => result.Name)];
        return names.Select((_, i) => ResultNaming.CotangentOf(names, i));
    }

    private static IEnumerable<string> ParameterTypes(DerivativeDeclaration declaration)
    {
        IMethodSymbol target = declaration.Target!;
        IEnumerable<string> primal = target.Parameters.Select(static parameter => MethodUsage.Display(parameter.Type));
        return primal.Concat(declaration.Mode switch
        {
            Mode.Jvp or Mode.Hvp => declaration.WithRespectTo.Select(ordinal => MethodUsage.Display(target.Parameters[ordinal].Type)),
            Mode.Vjp => ResultLowering.TypesOf(target).Select(MethodUsage.Display),
            _ => [],
        });
    }

    private static string ResultShape(DerivativeDeclaration declaration) => ResultShape(declaration.Target!, declaration.WithRespectTo, declaration.Mode);

    /// <summary>The type, without names, that a derivative returns.</summary>
    public static string ResultShape(IMethodSymbol target, int[] withRespectTo, Mode mode)
    {
        string value = Flatten(target.ReturnType);
        string[] active = [.. withRespectTo.Select(ordinal => MethodUsage.Display(target.Parameters[ordinal].Type))];
        string gradient = active.Length == 1 ? active[0] : "(" + string.Join(", ", active) + ")";

        return mode switch
        {
            Mode.Jvp => $"({value}, {value})",
            Mode.Vjp or Mode.ValueAndGradient => $"({value}, {gradient})",
            _ => gradient,
        };
    }

    /// <summary>A tuple type without the names of its elements.</summary>
    public static string Flatten(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? "(" + string.Join(", ", tuple.TupleElements.Select(static element => Flatten(element.Type))) + ")"
        : MethodUsage.Display(type);
}
