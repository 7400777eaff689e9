using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.Testing.Purity;

/// <summary>Finds the bodies of methods and local functions whose source is in a compilation.</summary>
/// <remarks>Keeps its semantic models: a fresh one would bind a method again for each question.</remarks>
internal sealed class MethodBodies(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<IMethodSymbol, IBlockOperation?> _bodies = new(SymbolEqualityComparer.Default);

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel? model))
        {
            model = compilation.GetSemanticModel(tree);
            _models.Add(tree, model);
        }

        return model;
    }

    /// <summary>The body, of a partial method that of the implementing part. Null if it is elsewhere or there is none.</summary>
    public IBlockOperation? Of(IMethodSymbol method)
    {
        IMethodSymbol implementation = OperationTree.Implementation(method);

        if (!_bodies.TryGetValue(implementation, out IBlockOperation? body))
        {
            body = Find(implementation);
            _bodies.Add(implementation, body);
        }

        return body;
    }

    private IBlockOperation? Find(IMethodSymbol method)
    {
        SyntaxNode? syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

        if (syntax is null || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            return null;
        }

        return ModelOf(syntax.SyntaxTree).GetOperation(syntax) switch
        {
            IMethodBodyBaseOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            IBlockOperation block => block,
            _ => null,
        };
    }
}
