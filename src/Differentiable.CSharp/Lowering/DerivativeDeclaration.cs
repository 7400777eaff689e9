using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Simplification;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>A partial method that says which derivative of which method it is, read and checked.</summary>
/// <param name="Method">The partial method.</param>
/// <param name="Target">The method that it derives; null if there is none.</param>
/// <param name="Mode">Which derivative.</param>
/// <param name="WithRespectTo">The ordinals of the parameters to differentiate in.</param>
/// <param name="Findings">What is wrong with the declaration.</param>
internal sealed record DerivativeDeclaration(IMethodSymbol Method, IMethodSymbol? Target, Mode Mode, int[] WithRespectTo, IReadOnlyList<Finding> Findings)
{
    public static DerivativeDeclaration Read(IMethodSymbol method, Compilation compilation)
    {
        method = method.PartialDefinitionPart ?? method;
        AttributeData attribute = AttributeReader.Find(method, KnownNames.DerivativeOfAttribute)!;
        Location location = attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : method.Locations[0];
        List<Finding> findings = [];

        // What does not bind is the C# compiler's to report.
        TypedConstant[] arguments = [.. attribute.ConstructorArguments];
        INamedTypeSymbol type = arguments is [{ Value: INamedTypeSymbol other }, ..] ? other : method.ContainingType;
        string? name = arguments.Select(static argument => argument.Value).OfType<string>().FirstOrDefault();
        Mode? mode = ModeOf(arguments is [.., { Value: int flag }] ? flag : 0);

        if (mode is null)
        {
            findings.Add(new(Descriptors.NotOneDerivative, location));
        }

        if (!method.IsStatic || !method.IsPartialDefinition || IsImplementedByUser(method))
        {
            findings.Add(new(Descriptors.NotDeclaredPartial, method.Locations[0], method.Name));
        }

        IMethodSymbol? target = name is null ? null : FindTarget(method, type, name, mode ?? Mode.Gradient, location, findings);
        int[] active = target is null ? [] : ActiveOrdinals(attribute, target, location, findings);
        return new(method, target, mode ?? Mode.Gradient, active, findings);
    }

    /// <summary>The derivative's program; null if the target cannot be lowered.</summary>
    public Function? ToFunction(ExpansionStack expansion, Compilation compilation, CancellationToken cancellation)
    {
        if (Target is null || Findings.Count > 0 || Target.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        if (expansion.Contains(Target))
        {
            expansion.ReportCycle();
            return null;
        }

        Function? function = FunctionSource.Lower(Target, WithRespectTo, expansion.Enter(Target), compilation, cancellation);
        int order = Mode is Mode.Hvp or Mode.Hessian ? 2 : 1;
        return function is null || DifferentiationOrder.FirstTooShallow(function, order) is not null
            ? null
            : Simplifier.Simplify(Modes.RepresentForNesting(Linearizer.Linearize(function), Mode));
    }

    /// <summary>Whether the method has a body that is not ours.</summary>
    /// <remarks>In a build, the analyzer sees the body that the generator wrote. It does not carry GeneratedCodeAttribute, which would hide the user's part from analysis.</remarks>
    public static bool IsImplementedByUser(IMethodSymbol method) =>
        method.PartialImplementationPart?.DeclaringSyntaxReferences is [var reference] && !reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    private static Mode? ModeOf(int flag) => flag switch
    {
        1 => Mode.Gradient,
        2 => Mode.ValueAndGradient,
        4 => Mode.Jvp,
        8 => Mode.Vjp,
        16 => Mode.Hvp,
        _ => null,
    };

    private static IMethodSymbol? FindTarget(IMethodSymbol method, INamedTypeSymbol type, string name, Mode mode, Location location, List<Finding> findings)
    {
        IMethodSymbol[] candidates = [.. type.GetMembers(name).OfType<IMethodSymbol>()
            .Where(candidate => candidate.IsStatic && !SymbolEqualityComparer.Default.Equals(candidate, method) && candidate.PartialDefinitionPart is null)];
        IMethodSymbol[] fitting = [.. candidates.Where(candidate => StartsWithParametersOf(method, candidate))];

        // With several overloads whose parameters fit, the one that leaves exactly the derivative's own is meant.
        IMethodSymbol? target = fitting.FirstOrDefault(candidate => method.Parameters.Length == candidate.Parameters.Length + ExtraParameters(candidate, mode))
            ?? (fitting.Length == 1 ? fitting[0] : null);

        if (target?.DeclaringSyntaxReferences.IsEmpty == true)
        {
            findings.Add(new(Descriptors.TargetNotFound, location, name, method.Name, "it is in another assembly, where its body cannot be seen"));
            return null;
        }

        if (target is null)
        {
            string reason = candidates.Length == 0 ? "no static method has that name" : "the parameters of the derivative must begin with those of the method";
            findings.Add(new(Descriptors.TargetNotFound, location, name, method.Name, reason));
            return null;
        }

        if (target.Parameters.Any(static parameter => TypeLowering.Lower(parameter.Type) is { IsArray: true } && (MethodFacts.IsActive(parameter) || MethodFacts.IsOutput(parameter))) || ResultLowering.ReturnedArray(target) is not null)
        {
            findings.Add(new(Descriptors.TargetNotFound, location, name, method.Name, "it is differentiated in arrays, or its results are arrays; mark it [Differentiable] and call the derivatives that it gets"));
            return null;
        }

        if (!ResultLowering.Has(target, mode))
        {
            findings.Add(new(Descriptors.TargetNotFound, location, name, method.Name, "it has several results, and so no gradient; declare its Jvp or its Vjp"));
            return null;
        }

        if (target.DeclaringSyntaxReferences.IsEmpty)
        {
            findings.Add(new(Descriptors.TargetNotFound, location, name, method.Name, "it is declared in another assembly, where its body cannot be seen"));
            return null;
        }

        return target;
    }

    private static int ExtraParameters(IMethodSymbol target, Mode mode) => mode switch
    {
        Mode.Vjp => ResultLowering.TypesOf(target).Count(),
        Mode.Jvp or Mode.Hvp => MethodFacts.ActiveParameters(target).Count(),
        _ => 0,
    };

    /// <summary>Whether a derivative has the parameters of its method, and perhaps more after them.</summary>
    public static bool StartsWithParametersOf(IMethodSymbol method, IMethodSymbol target) =>
        method.Parameters.Length >= target.Parameters.Length
        && target.Parameters.All(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, method.Parameters[parameter.Ordinal].Type));

    private static int[] ActiveOrdinals(AttributeData attribute, IMethodSymbol target, Location location, List<Finding> findings)
    {
        TypedConstant named = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == KnownNames.WithRespectTo).Value;
        string[] names = named.Kind == TypedConstantKind.Array && !named.IsNull ? [.. named.Values.Select(static value => value.Value as string ?? "")] : [];

        if (names.Length == 0)
        {
            return [.. MethodFacts.ActiveParameters(target)];
        }

        List<int> ordinals = [];

        foreach (string name in names)
        {
            IParameterSymbol? parameter = target.Parameters.FirstOrDefault(candidate => candidate.Name == name);

            if (parameter is null || !MethodFacts.IsActive(parameter) || ordinals.Contains(parameter.Ordinal))
            {
                findings.Add(new(Descriptors.WrongParameterName, location, name, target.Name));
            }
            else
            {
                ordinals.Add(parameter.Ordinal);
            }
        }

        return [.. ordinals];
    }
}
