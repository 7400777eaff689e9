using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>A method of the user's that gives the partial derivatives of another, read and checked.</summary>
/// <param name="Method">The rule.</param>
/// <param name="Target">The method that it is for; null if there is none.</param>
/// <param name="HasValue">Whether the rule returns the value too.</param>
/// <param name="WithRespectTo">The ordinals of the parameters whose partial derivatives it returns.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record RuleDeclaration(IMethodSymbol Method, IMethodSymbol? Target, bool HasValue, int[] WithRespectTo, IReadOnlyList<Finding> Findings)
{
    /// <summary>The rule that a method marked [Differentiable] gets all its derivatives from; null if it has none.</summary>
    public static RuleDeclaration? Of(IMethodSymbol target) => In(target.ContainingType, target).FirstOrDefault();

    /// <summary>The rule that counts for a call of a method that is not marked: one beside that method, or one of the caller's type or a type around it.</summary>
    public static RuleDeclaration? For(IMethodSymbol target, IMethodSymbol caller, Compilation compilation) => TypesAround(caller)
        .Prepend(target.ContainingType)
        .SelectMany(type => In(type, target))
        .FirstOrDefault(rule => compilation.IsSymbolAccessibleWithin(rule.Method, caller.ContainingType));

    public static RuleDeclaration Read(IMethodSymbol method)
    {
        AttributeData attribute = AttributeReader.Find(method, KnownNames.DerivativeRuleAttribute)!;
        Location location = attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : method.Locations[0];
        string? name = NameIn(attribute);

        // What does not bind is the C# compiler's to report.
        if (name is null)
        {
            return new(method, null, false, [], []);
        }

        IMethodSymbol[] candidates = [.. TypeIn(attribute, method).GetMembers(name).OfType<IMethodSymbol>().Where(candidate => IsCandidate(candidate, method))];

        if (candidates.FirstOrDefault(candidate => HasParametersOf(method, candidate)) is not { } target)
        {
            string reason = candidates.Length == 0 ? "no static method has that name" : "a rule has the parameters of its method";
            return new(method, null, false, [], [new(Descriptors.TargetNotFound, location, name, method.Name, reason)]);
        }

        int[] active = [.. MethodFacts.ActiveParameters(target).Where(ordinal => MethodFacts.IsActive(method.Parameters[ordinal]))];
        List<Finding> findings = [.. Problems(method, target, active, location)];

        if (findings.Count == 0 && (WhyUnused(method, target) ?? WhyShadowed(method, target)) is { } why)
        {
            findings.Add(new(Descriptors.UnusedRule, location, method.Name, target.Name, why));
        }

        return new(method, target, ReturnsValue(method, target, active), active, findings);
    }

    // Every marked method asks, and every member is looked at: what is no rule costs no allocation.
    private static IEnumerable<RuleDeclaration> In(INamedTypeSymbol type, IMethodSymbol target)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol candidate && candidate.Parameters.Length == target.Parameters.Length && IsNamedBy(candidate, target)
                && Read(candidate) is var rule && SymbolEqualityComparer.Default.Equals(rule.Target, target))
            {
                yield return rule;
            }
        }
    }

    private static bool IsNamedBy(IMethodSymbol candidate, IMethodSymbol target)
    {
        foreach (AttributeData attribute in candidate.GetAttributes())
        {
            if (AttributeReader.IsNamed(attribute, KnownNames.DerivativeRuleAttribute))
            {
                return NameIn(attribute) == target.Name;
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> TypesAround(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    private static string? NameIn(AttributeData attribute) => attribute.ConstructorArguments.Select(static argument => argument.Value).OfType<string>().FirstOrDefault();

    private static INamedTypeSymbol TypeIn(AttributeData attribute, IMethodSymbol method) =>
        attribute.ConstructorArguments is [{ Value: INamedTypeSymbol type }, ..] ? type : method.ContainingType;

    private static bool IsCandidate(IMethodSymbol candidate, IMethodSymbol method) =>
        candidate is { IsStatic: true, MethodKind: MethodKind.Ordinary, PartialDefinitionPart: null } && !SymbolEqualityComparer.Default.Equals(candidate, method);

    private static bool HasParametersOf(IMethodSymbol method, IMethodSymbol target) =>
        method.Parameters.Length == target.Parameters.Length && DerivativeDeclaration.StartsWithParametersOf(method, target);

    private static IEnumerable<Finding> Problems(IMethodSymbol method, IMethodSymbol target, int[] active, Location location)
    {
        string? why = target switch
        {
            _ when target.Parameters.Any(static parameter => TypeLowering.Lower(parameter.Type) is { IsArray: true }) => "it has array parameters, for which there are no rules",
            _ when TypeLowering.Lower(target.ReturnType) is not { IsFloatingPoint: true } => "a rule is for a method that returns double or float",
            { Arity: > 0 } => "it is generic",
            _ when target.Parameters.Any(static parameter => parameter.RefKind is not (RefKind.None or RefKind.In) || TypeLowering.Lower(parameter.Type) is null) =>
                "it has parameters that cannot be used in a differentiable method",
            _ when active.Length == 0 => "it has no parameter to differentiate in",
            _ => null,
        };

        if (why is not null)
        {
            yield return new(Descriptors.TargetNotFound, location, target.Name, method.Name, why);
        }
        else if (!method.IsStatic || method.Arity > 0 || method.Parameters.Any(static parameter => parameter.RefKind != RefKind.None)
            || !(HasShape(method, target, active, Mode.Gradient) || ReturnsValue(method, target, active)))
        {
            string gradient = DeclaredSignature.ResultShape(target, active, Mode.Gradient);
            string both = $"({MethodUsage.Display(target.ReturnType)} Value, {gradient} Gradient)";
            yield return new(Descriptors.WrongRuleSignature, method.Locations[0], target.Name, Expected(gradient, method, target), Expected(both, method, target))
            {
                // What a user meant by a generic rule is not for us to guess.
                Fix = method.Arity > 0 ? null : Expected(gradient, method, target),
            };
        }
    }

    // A value and one partial derivative look like two partial derivatives. Where the method has two numbers for parameters the name of the value decides.
    private static bool ReturnsValue(IMethodSymbol method, IMethodSymbol target, int[] active) =>
        HasShape(method, target, active, Mode.ValueAndGradient)
        && (active.Length > 1
            || target.Parameters.Count(static parameter => TypeLowering.Lower(parameter.Type) is { IsDifferentiable: true }) != 2
            || ((INamedTypeSymbol)method.ReturnType).TupleElements[0].Name == "Value");

    private static bool HasShape(IMethodSymbol method, IMethodSymbol target, int[] active, Mode mode) =>
        active.Length > 0 && DeclaredSignature.Flatten(method.ReturnType) == DeclaredSignature.ResultShape(target, active, mode);

    private static string Expected(string result, IMethodSymbol method, IMethodSymbol target) =>
        $"static {result} {method.Name}({string.Join(", ", target.Parameters.Select(static parameter => MethodUsage.Display(parameter.Type) + " " + parameter.Name))})";

    private static string? WhyUnused(IMethodSymbol method, IMethodSymbol target) => target switch
    {
        _ when PrimitiveTable.Find(MethodFacts.QualifiedName(target), [.. target.Parameters.Select(static parameter => TypeLowering.Lower(parameter.Type) ?? IrType.String)]) is not null =>
            "its derivative is known already",
        _ when !SymbolEqualityComparer.Default.Equals(method.ContainingType, target.ContainingType) && AttributeReader.Find(target, KnownNames.DifferentiableAttribute) is not null =>
            "a method that is marked [Differentiable] gets its derivatives in its own type; put the rule there",
        _ => null,
    };

    private static string? WhyShadowed(IMethodSymbol method, IMethodSymbol target) => method.ContainingType.GetMembers()
        .OfType<IMethodSymbol>()
        .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method))
        .FirstOrDefault(other => IsNamedBy(other, target) && HasParametersOf(other, target)
            && SymbolEqualityComparer.Default.Equals(TypeIn(AttributeReader.Find(other, KnownNames.DerivativeRuleAttribute)!, other), target.ContainingType)) is { } first
                ? $"'{first.Name}' is its rule; remove one of the two"
                : null;
}
