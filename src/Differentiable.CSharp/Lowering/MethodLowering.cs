using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Doubts;
using Differentiable.CSharp.Models;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>The Lower stage: from a marked method's symbol to a value. The generator takes the model, the analyzer the findings: they cannot disagree.</summary>
public static class MethodLowering
{
    /// <summary>Lowers a method that is marked [Differentiable].</summary>
    public static LoweringResult LowerDifferentiable(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        LowerDifferentiable(method, needsNormalForm: false, compilation, cancellation);

    internal static LoweringResult LowerDifferentiable(IMethodSymbol method, bool needsNormalForm, Compilation compilation, CancellationToken cancellation)
    {
        method = method.PartialDefinitionPart ?? method;
        List<Finding> findings = [.. MethodUsage.Check(method)];
        findings.AddRange(MethodUsage.CheckDifferentiable(method, compilation).Where(finding => !findings.Exists(other => other.Descriptor == finding.Descriptor && other.Message == finding.Message)));

        // What is no ordinary method has to become one first; then its body is looked at.
        if (method.MethodKind != MethodKind.Ordinary)
        {
            return new(null, findings);
        }

        MethodHeader? header = MethodUsage.HasErrors(findings) || MethodFacts.ToCallee(method) is null ? null : HeaderLowering.ForDifferentiable(method);
        int[] active = [.. MethodFacts.ActiveParameters(method)];
        ExpansionStack expansion = ExpansionStack.KeepingCalls(method);
        return Lower(method, active, header, findings, expansion, needsNormalForm, compilation, cancellation) with { BodiesFrom = expansion.BodiesFrom };
    }

    /// <summary>Lowers a partial method that is marked [DerivativeOf]: the program is that of the method that it derives.</summary>
    public static LoweringResult LowerDeclaredDerivative(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        method = method.PartialDefinitionPart ?? method;
        DerivativeDeclaration declaration = DerivativeDeclaration.Read(method, compilation);
        List<Finding> findings = [.. declaration.Findings, .. MethodUsage.CheckContainers(method)];

        // Whatever is wrong, the method gets a body if it can: a partial method without one would be a second error.
        LoweredMethod? stub = HeaderLowering.ForStub(method) is { } stubHeader ? new(stubHeader, null, null) : null;

        if (declaration.Target is not { } target)
        {
            return new(stub, findings);
        }

        MethodHeader? header = null;

        IReadOnlyList<Finding> targetFindings = MethodUsage.Check(target);

        if (findings.Count == 0 && !MethodUsage.HasErrors(targetFindings) && MethodFacts.ToCallee(target) is not null)
        {
            findings.AddRange(MethodUsage.CheckDeclaredSignature(declaration));
            header = findings.Count == 0 ? HeaderLowering.ForDeclaration(declaration) : null;
        }

        ExpansionStack expansion = ExpansionStack.KeepingCalls(method, target);
        LoweringResult result = Lower(target, declaration.WithRespectTo, header, [.. targetFindings], expansion, needsNormalForm: false, compilation, cancellation);
        findings.AddRange(result.Findings.Where(finding => !IsReportedAt(target, finding)));

        // The target itself may use what it likes.
        if (findings.Count == 0 && expansion.Inaccessible is { } inaccessible)
        {
            findings.Add(new(Descriptors.UnknownCall, method.Locations[0], target.Name, BodyLowering.InaccessibleText(inaccessible)));
        }

        return new(result.Method ?? stub, findings) { BodiesFrom = expansion.BodiesFrom };
    }

    /// <summary>What the analyzer reports of a method that is marked [Differentiable]: what lowering found, and where there is nothing, what is doubtful.</summary>
    public static LoweringResult CheckDifferentiable(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        LoweringResult result = LowerDifferentiable(method, needsNormalForm: true, compilation, cancellation);
        return result is { Method.Program: not null, Checked: { } program } && !MethodUsage.HasErrors(result.Findings)
            ? result with { Findings = [.. result.Findings, .. Doubt.Check(method.PartialDefinitionPart ?? method, program)] }
            : result;
    }

    /// <summary>What is wrong with a method that is marked [DerivativeRule].</summary>
    public static IReadOnlyList<Finding> CheckRule(IMethodSymbol method) => RuleDeclaration.Read(method.PartialDefinitionPart ?? method).Findings;

    /// <summary>Whether the target is marked and so reports the finding itself: else it is the declaration's to report.</summary>
    private static bool IsReportedAt(IMethodSymbol target, Finding finding) =>
        AttributeReader.Find(target, KnownNames.DifferentiableAttribute) is not null
        && (finding.Descriptor != Descriptors.NoSecondDerivative || HeaderLowering.MembersOf(target).Any(static member => IsSecondOrder(member.Mode)));

    private static bool IsSecondOrder(Mode mode) => mode is Mode.Hvp or Mode.Hessian;

    private static LoweringResult Lower(
        IMethodSymbol method,
        int[] active,
        MethodHeader? header,
        List<Finding> findings,
        ExpansionStack expansion,
        bool needsNormalForm,
        Compilation compilation,
        CancellationToken cancellation)
    {
        LoweringContext context = new(compilation, method, expansion, cancellation);
        StructuredFunction? program = ProgramLowering.Lower(context, active);

        CheckedProgram? @checked = null;

        if (program is not null && (needsNormalForm || NormalFormNeed.Of(program, context.HasUnassigned)) && NormalForm.Of(program, context) is { } function)
        {
            @checked = new(function, context);
            LostDerivatives.Check(function, context);
            CheckOrder(function, order: 1, context);
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

        LoweringResult result =
            WithSecondOrder(method, active, header, program, findings, expansion with { ExpandsCalls = true }, compilation, cancellation) with { Checked = @checked };
        return ResultLowering.HasLength(method) ? result.WithLength(ProgramLowering.LowerLength(new(compilation, method, expansion, cancellation))) : result;
    }

    private static LoweringResult WithSecondOrder(
        IMethodSymbol method, int[] active, MethodHeader header, StructuredFunction program, List<Finding> findings, ExpansionStack expansion, Compilation compilation, CancellationToken cancellation)
    {
        if (!header.Members.Any(static member => IsSecondOrder(member.Mode)))
        {
            return new(new(header, program, null), findings);
        }

        LoweringContext context = new(compilation, method, expansion, cancellation);
        StructuredFunction? expanded = ProgramLowering.Lower(context, active);

        if (expanded is null || NormalForm.Of(expanded, context) is not { } function)
        {
            findings.AddRange(context.Findings.Where(found => !findings.Exists(other => other.Location == found.Location && other.Descriptor == found.Descriptor)));
            return new(new(header, null, null), findings);
        }

        CheckOrder(function, order: 2, context);
        findings.AddRange(context.Findings);
        return context.HasFailed
            ? new(new(header, null, null), findings)
            : new(new(header, program, expanded == program ? null : expanded), findings);
    }

    private static void CheckOrder(Function function, int order, LoweringContext context)
    {
        if (DifferentiationOrder.FirstTooShallow(function, order) is { Origin: { } origin } call)
        {
            context.Report(new(Descriptors.NoSecondDerivative, context.Sites[origin.Site], call.Callee.Name, Instead(call.Callee)));
        }
    }

    private static string Instead(Callee callee) => callee.HasGradient
        ? "mark it [Differentiable(Also = Derivatives.Hvp)]"
        : "it has several results; declare it in this assembly, and without recursion, so that its program can take the place of the call";
}
