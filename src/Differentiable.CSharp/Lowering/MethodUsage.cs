using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiable.CSharp.Lowering;

/// <summary>What a method must be, from the outside, to be differentiated.</summary>
internal static class MethodUsage
{
    private static readonly (string What, string Instead) InExtension = ("in an extension block", "move it to a partial class that other files can extend");
    private static readonly (string What, string Instead) InFileLocal = ("in a file-local type", "move it to a partial class that other files can extend");

    /// <summary>Rules for every method that is differentiated, marked or derived by a declaration.</summary>
    public static IReadOnlyList<Finding> Check(IMethodSymbol method)
    {
        // An accessor or operator has to become a method first: its signature is not the user's to change.
        if (method.MethodKind != MethodKind.Ordinary)
        {
            return [.. CheckKind(method)];
        }

        List<Finding> findings = [.. CheckKind(method), .. CheckParameters(method)];

        // A task comes of async, and goes with it.
        if (ResultLowering.Lower(method) is null && !HasOwnError(method.ReturnType) && !method.IsAsync)
        {
            findings.Add(new(Descriptors.UnsupportedResult, ResultLocation(method), method.Name, Display(method.ReturnType)));
        }

        if (!HasErrors(findings) && !MethodFacts.ActiveParameters(method).Any())
        {
            findings.Add(new(Descriptors.NothingActive, method.Locations[0], method.Name));
        }

        return findings;
    }

    /// <summary>Rules for methods that get members beside them.</summary>
    public static IReadOnlyList<Finding> CheckDifferentiable(IMethodSymbol method, Compilation compilation) =>
        [.. CheckContainers(method), .. MemberCollisions.Check(method), .. CheckHessian(method), .. CheckAlso(method)];

    /// <summary>What is asked for must exist for a method with so many results.</summary>
    private static IEnumerable<Finding> CheckAlso(IMethodSymbol method)
    {
        int flags = AttributeReader.Also(AttributeReader.Find(method, KnownNames.DifferentiableAttribute)!);
        Mode[] missing = [.. ((Mode[])Enum.GetValues(typeof(Mode))).Where(mode => (flags & HeaderLowering.FlagOf(mode)) != 0 && !ResultLowering.Has(method, mode))];

        if (missing.Length > 0)
        {
            bool isVector = ResultLowering.IsVector(method);
            yield return new(
                Descriptors.UnsupportedMethod,
                method.Locations[0],
                method.Name,
                $"a method with {(isVector ? "several results" : "one result")}, and its {missing[0]} is asked for",
                isVector ? "use its Jacobian, which it has without asking, or return one number" : "use its gradient, which it has without asking");
        }
    }

    private static IEnumerable<Finding> CheckHessian(IMethodSymbol method)
    {
        bool hasActiveArray = method.Parameters.Any(static parameter => MethodFacts.IsActive(parameter) && TypeLowering.Lower(parameter.Type) is { IsArray: true });

        if (hasActiveArray && HeaderLowering.MembersOf(method).Any(static member => member.Mode == Mode.Hessian))
        {
            yield return new(
                Descriptors.UnsupportedMethod,
                method.Locations[0],
                method.Name,
                "differentiated in an array, and its Hessian is asked for",
                "ask for Derivatives.Hvp, which gives the Hessian's product with any vector");
        }
    }

    /// <summary>Whether the generator cannot even write stubs: a warning does not prevent them.</summary>
    public static bool HasErrors(IReadOnlyList<Finding> findings) => findings.Any(static finding => finding.Descriptor.DefaultSeverity == DiagnosticSeverity.Error);

    public static IEnumerable<Finding> CheckContainers(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal || type.TypeKind == TypeKind.Extension)
            {
                (string what, string instead) = type.IsFileLocal ? InFileLocal : InExtension;
                yield return new(Descriptors.UnsupportedMethod, method.Locations[0], method.Name, what, instead);
                yield break;
            }

            if (!IsPartial(type))
            {
                yield return new(Descriptors.MustBePartial, method.Locations[0], type.Name);
            }
        }
    }

    /// <summary>Compares a declared derivative with the signature that its mode asks for.</summary>
    public static IEnumerable<Finding> CheckDeclaredSignature(DerivativeDeclaration declaration)
    {
        string expected = DeclaredSignature.Expected(declaration);

        if (!DeclaredSignature.Matches(declaration))
        {
            yield return new(Descriptors.WrongSignature, declaration.Method.Locations[0], declaration.Mode.ToString(), declaration.Target!.Name, expected);
        }
    }

    public static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static IEnumerable<Finding> CheckKind(IMethodSymbol method)
    {
        (string What, string Instead)? problem = method switch
        {
            { MethodKind: not MethodKind.Ordinary } => (KindOf(method), "make it an ordinary static method"),
            { ContainingType.TypeKind: TypeKind.Extension } => InExtension,
            { IsStatic: false } => ("an instance method", "make it static and pass what it reads as parameters"),
            { Arity: > 0 } => ("generic", "write it for double or float"),
            { IsAsync: true } => ("async", "compute what is awaited outside and pass it in as a parameter"),
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => ("returning by reference", "return the value"),
            { IsVirtual: true } => ("virtual", "its derivatives would not follow an override; move the body to a method that is not virtual"),
            { IsAbstract: true } or { IsExtern: true } => ("without a body", "give it one"),
            { IsPartialDefinition: true, PartialImplementationPart: null } when AttributeReader.Find(method, KnownNames.DerivativeOfAttribute) is null =>
                ("a partial method without a body", "give it one, or mark it [DerivativeOf]"),
            _ => null,
        };

        if (problem is { } found)
        {
            yield return new(Descriptors.UnsupportedMethod, method.Locations[0], method.MethodKind == MethodKind.AnonymousFunction ? "=>" : method.Name, found.What, found.Instead);
        }
    }

    private static string KindOf(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.LocalFunction => "a local function",
        MethodKind.AnonymousFunction => "a lambda",
        MethodKind.Constructor or MethodKind.StaticConstructor => "a constructor",
        MethodKind.UserDefinedOperator or MethodKind.Conversion => "an operator",
        MethodKind.PropertyGet or MethodKind.PropertySet => "a property accessor",
        MethodKind.EventAdd or MethodKind.EventRemove => "an event accessor",
        MethodKind.Destructor => "a destructor",
        _ => "not an ordinary method",
    };

    private static IEnumerable<Finding> CheckParameters(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Location location = parameter.Locations.FirstOrDefault() ?? method.Locations[0];
            bool isMarked = AttributeReader.Find(parameter, KnownNames.NoDerivativeAttribute) is not null;

            if (parameter.RefKind is not (RefKind.None or RefKind.In) || parameter.IsParams)
            {
                (string what, string instead) = parameter.IsParams ? ("declared params", "leave out params and pass an array") : ("passed by reference", "pass its value, and return the result");
                yield return new(Descriptors.UnsupportedParameter, location, parameter.Name, what, instead);
            }
            else if (!HasOwnError(parameter.Type) && TypeLowering.Lower(parameter.Type) is null)
            {
                yield return new(
                    Descriptors.UnsupportedParameter, location, parameter.Name, $"of type '{Display(parameter.Type)}'", TypeAdvice.Instead(parameter.Type));
            }
            else if (isMarked && (MethodFacts.IsOutput(parameter) || TypeLowering.Lower(parameter.Type) is not { IsDifferentiable: true }))
            {
                yield return new(
                    Descriptors.UselessNoDerivative,
                    location,
                    parameter.Name,
                    $"a parameter {(MethodFacts.IsOutput(parameter) ? "that the method fills" : "of its type")} is never differentiated in; remove the attribute");
            }
        }
    }

    /// <summary>Whether an error says already that the type is none: a type parameter goes with a generic method. One of the containing type stays.</summary>
    private static bool HasOwnError(ITypeSymbol type) => type is { TypeKind: TypeKind.Error } or ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method };

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(static reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .All(static declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static Location ResultLocation(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax declaration ? declaration.ReturnType.GetLocation() : method.Locations[0];
}
