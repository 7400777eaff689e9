using System.Collections.Immutable;
using Differentiable.CSharp;
using Differentiable.CSharp.Caching;
using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiable.Analyzers;

/// <summary>Reports what the generator cannot differentiate, through the same lowering: the two cannot disagree.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableMethodAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.UnsupportedStatement, Descriptors.UnsupportedExpression, Descriptors.UnknownCall, Descriptors.UnsupportedType, Descriptors.LostDerivative,
        Descriptors.SharedState, Descriptors.NoSecondDerivative, Descriptors.GeneratedCall, Descriptors.PiecewiseConstant, Descriptors.Jump,
        Descriptors.ActiveTripCount, Descriptors.SingularPoint, Descriptors.IdleStop, Descriptors.MustBePartial, Descriptors.NothingActive,
        Descriptors.UnsupportedResult, Descriptors.UnsupportedMethod, Descriptors.UnsupportedParameter, Descriptors.NameCollision,
        Descriptors.UselessNoDerivative, Descriptors.IndependentResult, Descriptors.TargetNotFound, Descriptors.WrongSignature, Descriptors.WrongParameterName,
        Descriptors.NotDeclaredPartial, Descriptors.NotOneDerivative, Descriptors.WrongRuleSignature, Descriptors.UnusedRule,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            AnalyzeDeclaration,
            SyntaxKind.MethodDeclaration,
            SyntaxKind.LocalFunctionStatement,
            SyntaxKind.OperatorDeclaration,
            SyntaxKind.ConversionOperatorDeclaration,
            SyntaxKind.DestructorDeclaration,
            SyntaxKind.GetAccessorDeclaration,
            SyntaxKind.SetAccessorDeclaration,
            SyntaxKind.InitAccessorDeclaration,
            SyntaxKind.AddAccessorDeclaration,
            SyntaxKind.RemoveAccessorDeclaration,
            SyntaxKind.SimpleLambdaExpression,
            SyntaxKind.ParenthesizedLambdaExpression);
    }

    private static void AnalyzeDeclaration(SyntaxNodeAnalysisContext context)
    {
        // The semantic model is asked only where an attribute stands that could be ours.
        if (!HasAttributes(context.Node) || MethodOf(context) is not { } method)
        {
            return;
        }

        foreach (Finding finding in Findings(method, context))
        {
            context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }

    private static IMethodSymbol? MethodOf(SyntaxNodeAnalysisContext context) => context.Node is LambdaExpressionSyntax
        ? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol as IMethodSymbol
        : context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) as IMethodSymbol;

    private static IEnumerable<Finding> Findings(IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        bool isMarked = AttributeReader.Find(method, KnownNames.DifferentiableAttribute) is not null;
        bool isDeclared = AttributeReader.Find(method, KnownNames.DerivativeOfAttribute) is not null;
        bool isRule = AttributeReader.Find(method, KnownNames.DerivativeRuleAttribute) is not null;

        if (!isMarked && !isDeclared && !isRule)
        {
            return UselessMarks(method);
        }

        return
        [
            .. isMarked && IsWhereAttributeStands(method, context.Node, KnownNames.DifferentiableAttribute)
                ? LoweringCache.CheckDifferentiable(method, context.SemanticModel.Compilation, context.CancellationToken)
                : [],
            .. isDeclared && IsWhereAttributeStands(method, context.Node, KnownNames.DerivativeOfAttribute)
                ? LoweringCache.CheckDeclaredDerivative(method, context.SemanticModel.Compilation, context.CancellationToken)
                : [],
            .. isRule && IsWhereAttributeStands(method, context.Node, KnownNames.DerivativeRuleAttribute) ? MethodLowering.CheckRule(method) : [],
        ];
    }

    private static IEnumerable<Finding> UselessMarks(IMethodSymbol method) => method.Parameters
        .Where(parameter => AttributeReader.Find(parameter, KnownNames.NoDerivativeAttribute) is not null && !IsTarget(method))
        .Select(static parameter => new Finding(
            Descriptors.UselessNoDerivative, parameter.Locations[0], parameter.Name, "the method is not marked [Differentiable]; mark it, or remove the attribute"));

    // A declared derivative or a rule of an unmarked method respects its marks too. One in another type is not looked for: that would search the whole compilation.
    private static bool IsTarget(IMethodSymbol method) => method.ContainingType.GetMembers()
        .Select(static member => AttributeReader.Find(member, KnownNames.DerivativeOfAttribute) ?? AttributeReader.Find(member, KnownNames.DerivativeRuleAttribute))
        .Any(attribute => attribute is not null && attribute.ConstructorArguments.Any(argument => argument.Value is string name && name == method.Name));

    // The attributes of a partial method's two parts are one list: report at the part that carries the attribute.
    private static bool IsWhereAttributeStands(IMethodSymbol method, SyntaxNode node, string attribute) =>
        AttributeReader.Find(method, attribute)!.ApplicationSyntaxReference is not { } reference
        || (reference.SyntaxTree == node.SyntaxTree && node.FullSpan.Contains(reference.Span));

    private static bool HasAttributes(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.AttributeLists.Count > 0 || method.ParameterList.Parameters.Any(static parameter => parameter.AttributeLists.Count > 0),
        LocalFunctionStatementSyntax function => function.AttributeLists.Count > 0,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists.Count > 0,
        LambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
        _ => false,
    };
}
