using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>The emitted trees of a compilation with what the properties ask of them: bodies, symbols and origins.</summary>
public sealed class EmittedCode
{
    private const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    private const string Tool = "Differentiable";

    private readonly HashSet<SyntaxTree> _trees;
    private readonly MethodBodies _bodies;
    private readonly Lazy<HashSet<(string Type, string Method)>> _ruled;

    public EmittedCode(Compilation compilation, IEnumerable<SyntaxTree> emittedTrees)
    {
        Compilation = compilation;
        Trees = [.. emittedTrees];
        _trees = [.. Trees];
        _bodies = new(compilation);
        _ruled = new(FindRuled);
        RequireThatItCompiles();
        Bodies = [.. Trees.SelectMany(BodiesOf)];
        Operations = [.. Bodies.SelectMany(static body => OperationTree.Walk(body.Operation))];
        Nodes = [.. Trees.SelectMany(static tree => tree.GetRoot().DescendantNodes())];
    }

    public Compilation Compilation { get; }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    public IReadOnlyList<EmittedBody> Bodies { get; }

    /// <summary>All operations of all bodies, local functions included.</summary>
    public IReadOnlyList<IOperation> Operations { get; }

    public IReadOnlyList<SyntaxNode> Nodes { get; }

    public SemanticModel ModelOf(SyntaxNode node) => _bodies.ModelOf(node.SyntaxTree);

    /// <summary>The body of a method or local function, emitted or not, whose source is in the compilation.</summary>
    public IBlockOperation? BodyOf(IMethodSymbol method) => _bodies.Of(method);

    /// <summary>Is this method the generator's: here in an emitted tree, in other assemblies by its attribute?</summary>
    public bool IsEmitted(IMethodSymbol method)
    {
        // A user may declare a derivative as a partial method; then the implementing part is what was emitted.
        IMethodSymbol implementation = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;

        return IsDeclaredInEmittedTree(implementation)
            || (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, Compilation.Assembly) && HasGeneratedCode(method));
    }

    /// <summary>Did the user write a rule for this method? Then its value comes from the method itself, and its derivative from the rule.</summary>
    public bool HasRule(IMethodSymbol method) => method.IsStatic && _ruled.Value.Contains((SymbolNames.Of(method.ContainingType), method.Name));

    public bool IsDeclaredInEmittedTree(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => _trees.Contains(reference.SyntaxTree));

    public bool IsDeclaredOutsideEmittedTrees(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => !_trees.Contains(reference.SyntaxTree));

    public PurityViolation Violation(string property, SyntaxNode node, string why)
    {
        int line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        return new(property, MemberName(node), node.ToString(), line, why);
    }

    private HashSet<(string Type, string Method)> FindRuled() =>
    [
        .. Compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Member)
            .OfType<IMethodSymbol>()
            .SelectMany(static method => method.GetAttributes()
                .Where(static attribute => attribute.AttributeClass is { } type && SymbolNames.Of(type) == CallTable.DerivativeRuleAttribute)
                .Select(attribute => attribute.ConstructorArguments is [{ Value: INamedTypeSymbol type }, { Value: string name }]
                    ? (SymbolNames.Of(type), name)
                    : (SymbolNames.Of(method.ContainingType), attribute.ConstructorArguments is [{ Value: string own }] ? own : ""))),
    ];

    private static bool HasGeneratedCode(IMethodSymbol method) =>
        method.OriginalDefinition.GetAttributes().Any(static attribute =>
            attribute.AttributeClass is { } type
            && SymbolNames.Of(type) == GeneratedCode
            && attribute.ConstructorArguments is [{ Value: Tool }, ..]);

    private string MemberName(SyntaxNode node)
    {
        SyntaxNode? declaration = node.AncestorsAndSelf().FirstOrDefault(static n => n is MemberDeclarationSyntax);
        ISymbol? symbol = declaration switch
        {
            null => null,
            BaseFieldDeclarationSyntax field => ModelOf(field).GetDeclaredSymbol(field.Declaration.Variables[0]),
            _ => ModelOf(declaration).GetDeclaredSymbol(declaration),
        };

        return symbol switch
        {
            null => "",
            { ContainingType: { } type } => $"{type.Name}.{symbol.Name}",
            _ => symbol.Name,
        };
    }

    // Code that does not compile has holes in its operations, and a hole breaks no rule: refuse it.
    private void RequireThatItCompiles()
    {
        List<Diagnostic> errors = [.. Trees
            .SelectMany(tree => _bodies.ModelOf(tree).GetDiagnostics())
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

        if (errors.Count > 0)
        {
            throw new ArgumentException("The emitted code does not compile:\n" + string.Join('\n', errors));
        }
    }

    private IEnumerable<EmittedBody> BodiesOf(SyntaxTree tree)
    {
        SemanticModel model = _bodies.ModelOf(tree);

        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes().Where(HoldsCode))
        {
            if (model.GetOperation(node) is { } operation && model.GetEnclosingSymbol(node.SpanStart) is { } enclosing)
            {
                yield return new(model.GetDeclaredSymbol(node) ?? enclosing, operation);
            }
        }
    }

    private static bool HoldsCode(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => true,
        ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent.Parent.Parent: BaseFieldDeclarationSyntax } => true,
        _ => false,
    };
}
