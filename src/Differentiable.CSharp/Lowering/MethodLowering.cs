using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Models;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>The Lower stage: from a marked method's symbol to a value. The generator takes the model, the analyzer the findings: they cannot disagree.</summary>
public static class MethodLowering
{
    /// <summary>Lowers a method that is marked [Differentiable].</summary>
    public static LoweringResult LowerDifferentiable(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        method = method.PartialDefinitionPart ?? method;
        List<Finding> findings = [.. MethodUsage.Check(method), .. MethodUsage.CheckDifferentiable(method, compilation)];
        MethodHeader? header = MethodUsage.HasErrors(findings) ? null : HeaderLowering.ForDifferentiable(method);
        int[] active = [.. MethodFacts.ActiveParameters(method)];
        return Lower(method, active, header, findings, ExpansionStack.KeepingCalls(method), compilation, cancellation);
    }

    /// <summary>Lowers a partial method that is marked [DerivativeOf]: the program is that of the method that it derives.</summary>
    public static LoweringResult LowerDeclaredDerivative(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        method = method.PartialDefinitionPart ?? method;
        DerivativeDeclaration declaration = DerivativeDeclaration.Read(method, compilation);
        List<Finding> findings = [.. declaration.Findings];

        if (declaration.Target is not { } target)
        {
            return new(null, findings);
        }

        findings.AddRange(MethodUsage.CheckContainers(method));
        MethodHeader? header = null;

        // A target that is marked itself reports what is wrong with it; else it is this declaration's to report.
        bool reportsTarget = AttributeReader.Find(target, KnownNames.DifferentiableAttribute) is null;
        IReadOnlyList<Finding> targetFindings = MethodUsage.Check(target);

        if (findings.Count == 0 && !MethodUsage.HasErrors(targetFindings))
        {
            findings.AddRange(MethodUsage.CheckDeclaredSignature(declaration));
            header = findings.Count == 0 ? HeaderLowering.ForDeclaration(declaration) : null;
        }

        LoweringResult result = Lower(target, declaration.WithRespectTo, header, [.. targetFindings], ExpansionStack.KeepingCalls(method, target), compilation, cancellation);
        return new(result.Method, reportsTarget ? [.. findings, .. result.Findings] : findings);
    }

    private static LoweringResult Lower(
        IMethodSymbol method,
        int[] active,
        MethodHeader? header,
        List<Finding> findings,
        ExpansionStack expansion,
        Compilation compilation,
        CancellationToken cancellation)
    {
        LoweringContext context = new(compilation, method, expansion, cancellation);
        StructuredFunction? program = ProgramLowering.Lower(context, active);

        if (program is not null && !context.HasFailed)
        {
            LostDerivatives.Check(Normalizer.Normalize(program), context);
        }

        findings.AddRange(context.Findings);

        if (header is null)
        {
            return new(null, findings);
        }

        if (program is null || context.HasFailed)
        {
            return new(new(header, null, null), findings);
        }

        return WithSecondOrder(method, active, header, program, findings, compilation, cancellation);
    }

    private static LoweringResult WithSecondOrder(
        IMethodSymbol method, int[] active, MethodHeader header, StructuredFunction program, List<Finding> findings, Compilation compilation, CancellationToken cancellation)
    {
        if (!header.Members.Any(static member => member.Mode is Mode.Hvp or Mode.Hessian))
        {
            return new(new(header, program, null), findings);
        }

        LoweringContext context = new(compilation, method, ExpansionStack.ExpandingCalls(method), cancellation);
        StructuredFunction? expanded = ProgramLowering.Lower(context, active);

        if (expanded is null || context.HasFailed)
        {
            return new(new(header, null, null), findings);
        }

        if (DifferentiationOrder.FirstTooShallow(Normalizer.Normalize(expanded), order: 2) is { Origin: { } origin } call)
        {
            findings.Add(new(Descriptors.NoSecondDerivative, context.Sites[origin.Site], call.Callee.Name));
            return new(new(header, null, null), findings);
        }

        return new(new(header, program, expanded == program ? null : expanded), findings);
    }
}
