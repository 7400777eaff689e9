using System.Text;
using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiable.CSharp.Lowering;

/// <summary>The outside of a method as a value: where its derivatives go and what they are called.</summary>
internal static class HeaderLowering
{
    private static readonly SymbolDisplayFormat TypeText =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The header of a marked method, whose derivatives get names of ours.</summary>
    public static MethodHeader ForDifferentiable(IMethodSymbol method) =>
        Header(method, method, [.. MethodFacts.ActiveParameters(method)], [.. MembersOf(method)]);

    /// <summary>The header of a declared derivative, which is the user's.</summary>
    public static MethodHeader ForDeclaration(DerivativeDeclaration declaration)
    {
        IMethodSymbol method = declaration.Method;
        MemberHeader member = new(
            declaration.Mode,
            method.Name,
            ModifiersOf(method),
            [.. method.Parameters.Select(static parameter => parameter.Name)],
            method.ReturnType.ToDisplayString(TypeText));

        return Header(method, declaration.Target!, declaration.WithRespectTo, [member]);
    }

    /// <summary>The header of a declared derivative of which nothing but its declaration is known; null if no body can be added to it.</summary>
    public static MethodHeader? ForStub(IMethodSymbol method)
    {
        bool canHaveBody = method is { IsPartialDefinition: true, Arity: 0, IsExtensionMethod: false, RefKind: RefKind.None }
            && !DerivativeDeclaration.IsImplementedByUser(method)
            && !MethodUsage.CheckContainers(method).Any();

        if (!canHaveBody)
        {
            return null;
        }

        MemberHeader member = new(
            Mode.Gradient, method.Name, ModifiersOf(method), [.. method.Parameters.Select(static parameter => parameter.Name)], method.ReturnType.ToDisplayString(TypeText));

        // Stubs use the types' text only.
        return new(
            NamespaceOf(method),
            ContainingTypes(method).ToEquatableArray(),
            method.Name,
            "",
            "",
            [.. method.Parameters.Select(static parameter => new ParameterHeader(parameter.Name, IrType.Double, StubTypeText(parameter), false, null))],
            [new("", IrType.Double)],
            GradientPreference.Automatic,
            [member],
            Hint(method, isDeclared: true));
    }

    /// <summary>The derivatives that a marked method gets.</summary>
    public static IEnumerable<MemberHeader> MembersOf(IMethodSymbol method)
    {
        int flags = AttributeReader.Also(AttributeReader.Find(method, KnownNames.DifferentiableAttribute)!);
        string modifiers = AccessibilityOf(method) + "static";

        return ((Mode[])Enum.GetValues(typeof(Mode)))
            .Where(mode => ResultLowering.Has(method, mode) && (mode is not (Mode.Hvp or Mode.Hessian) || (flags & FlagOf(mode)) != 0))
            .Select(mode => new MemberHeader(mode, method.Name + mode, modifiers, [], null));
    }

    /// <summary>The derivative's place in the attribute's flags.</summary>
    public static int FlagOf(Mode mode) => 1 << (int)mode;

    /// <summary>The parameter types of a generated derivative.</summary>
    public static string[] ParameterTypesOf(IMethodSymbol method, Mode mode) =>
    [
        .. method.Parameters.Select(static parameter => MethodUsage.Display(parameter.Type)),
        .. mode switch
        {
            Mode.Jvp or Mode.Hvp => MethodFacts.ActiveParameters(method).Select(ordinal => MethodUsage.Display(method.Parameters[ordinal].Type)),
            Mode.Vjp => ResultLowering.TypesOf(method).Select(MethodUsage.Display),
            _ => [],
        },
    ];

    private static MethodHeader Header(IMethodSymbol place, IMethodSymbol target, int[] active, EquatableArray<MemberHeader> members) => new(
        NamespaceOf(place),
        ContainingTypes(place).ToEquatableArray(),
        target.Name,
        Cref(place, target),
        $"{target.Name}({string.Join(", ", target.Parameters.Select(static parameter => parameter.Name))})",
        [.. target.Parameters.Select(parameter => Parameter(parameter, active.Contains(parameter.Ordinal)))],
        [.. ResultLowering.Lower(target)!],
        PreferenceOf(place, target),
        members,
        Hint(place, isDeclared: members is [{ IsUserDeclared: true }]))
    {
        OverloadSuffix = OverloadSuffixOf(place),
        LoopMemory = AttributeReader.LoopMemory(AttributeReader.Find(target, KnownNames.DifferentiableAttribute)),
        LoopUnrolling = AttributeReader.LoopUnrolling(AttributeReader.Find(target, KnownNames.DifferentiableAttribute)),
    };

    /// <summary>Nothing for the first of a type's methods of that name, a number for the others.</summary>
    private static string OverloadSuffixOf(IMethodSymbol method)
    {
        int before = method.ContainingType.GetMembers(method.Name).TakeWhile(member => !SymbolEqualityComparer.Default.Equals(member, method)).Count();
        return before == 0 ? "" : "_" + (before + 1);
    }

    /// <summary>A declared derivative may say how it is computed; if it does not, it is as its target's.</summary>
    private static GradientPreference PreferenceOf(IMethodSymbol place, IMethodSymbol target) =>
        AttributeReader.Gradient(AttributeReader.Find(place, KnownNames.DerivativeOfAttribute)) is var own and not GradientPreference.Automatic
            ? own
            : AttributeReader.Gradient(AttributeReader.Find(target, KnownNames.DifferentiableAttribute));

    private static string StubTypeText(IParameterSymbol parameter)
    {
        string modifier = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => parameter.IsParams ? "params " : "",
        };

        return modifier + parameter.Type.ToDisplayString(TypeText);
    }

    private static string NamespaceOf(IMethodSymbol method) => method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString();

    private static ParameterHeader Parameter(IParameterSymbol parameter, bool isActive) => new(
        parameter.Name,
        MethodFacts.TypeOf(parameter)!,
        parameter.Type.ToDisplayString(TypeText),
        isActive,
        parameter.HasExplicitDefaultValue ? DefaultText(parameter) : null)
    {
        IsOutput = MethodFacts.IsOutput(parameter),
        InlineLength = TypeLowering.InlineArray(parameter.Type)?.Length,
    };

    private static string DefaultText(IParameterSymbol parameter) => TypeLowering.Constant(parameter.Type, parameter.ExplicitDefaultValue) is { } literal
        ? Emission.LiteralText.Of(literal)
        : "default";

    private static IEnumerable<string> ContainingTypes(IMethodSymbol method)
    {
        Stack<string> types = [];

        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            types.Push($"partial {KeywordOf(type)} {Name(type)}");
        }

        return types;
    }

    private static string Name(INamedTypeSymbol type) => Identifiers.Escape(type.Name)
        + (type.TypeParameters.IsEmpty ? "" : "<" + string.Join(", ", type.TypeParameters.Select(static parameter => VarianceOf(parameter) + Identifiers.Escape(parameter.Name))) + ">");

    private static string VarianceOf(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string ModifiersOf(IMethodSymbol method)
    {
        // The implementing part of a partial method repeats the defining part's modifiers.
        SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax();
        SyntaxTokenList modifiers = ((Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax)syntax).Modifiers;
        return string.Join(" ", modifiers.Select(static modifier => modifier.Text));
    }

    private static string AccessibilityOf(IMethodSymbol method)
    {
        string text = SyntaxFacts.GetText(method.DeclaredAccessibility);
        return text.Length == 0 ? "" : text + " ";
    }

    private static string Cref(IMethodSymbol place, IMethodSymbol target)
    {
        string parameters = string.Join(", ", target.Parameters.Select(static parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))).Replace('<', '{').Replace('>', '}');
        string container = SymbolEqualityComparer.Default.Equals(place.ContainingType, target.ContainingType)
            ? ""
            : target.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat).Replace('<', '{').Replace('>', '}') + ".";
        return $"{container}{Identifiers.Escape(target.Name)}({parameters})";
    }

    /// <summary>
    /// A file name: readable, and with a hash of the whole signature, because names may differ in case only and methods in parameters only. A declared derivative
    /// can be marked itself, and then has two files.
    /// </summary>
    private static string Hint(IMethodSymbol method, bool isDeclared)
    {
        string signature = (isDeclared ? "declared " : "") + method.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        string readable = $"{method.ContainingType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)}.{method.Name}";
        StringBuilder name = new();

        foreach (char character in readable)
        {
            name.Append(char.IsLetterOrDigit(character) && character < 128 || character == '.' ? character : '_');
        }

        return $"{name}.{StableHash(signature):x8}.g.cs";
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint StableHash(string text)
    {
        uint hash = 2166136261;

        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }
}
