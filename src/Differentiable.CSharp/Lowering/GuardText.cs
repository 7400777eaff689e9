using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// The text of an exception or a throw helper for generated code: the user's, with types written globally, with nameof resolved, and with a hole for each local
/// or parameter.
/// </summary>
internal sealed class GuardText(IOperation operation, Compilation compilation, CancellationToken cancellation)
{
    private readonly List<string> _segments = [];
    private readonly List<(ISymbol Symbol, int? Dimension)> _holes = [];
    private readonly StringBuilder _text = new();

    public IReadOnlyList<string> Segments => [.. _segments, _text.ToString()];

    /// <summary>What stands in the holes: a variable, or the length of a matrix in one of its dimensions.</summary>
    public IReadOnlyList<(ISymbol Symbol, int? Dimension)> Holes => _holes;

    public bool TryWrite(out IOperation? unsupported)
    {
        unsupported = operation.DescendantsAndSelf().FirstOrDefault(static o => !IsSupported(o));

        if (unsupported is null)
        {
            Write(operation.Syntax, operation.SemanticModel ?? compilation.GetSemanticModel(operation.Syntax.SyntaxTree));
            TrimEnd();
            AddCallerExpressions();
        }

        return unsupported is null;
    }

    private static bool IsSupported(IOperation o) => o.Kind switch
    {
        OperationKind.ObjectCreation => o.Type is { TypeKind: TypeKind.Class },
        OperationKind.Invocation when DimensionOf(o) is not null => true,
        OperationKind.Invocation => ((IInvocationOperation)o).TargetMethod is { IsStatic: true } method
            && (ThrowHelpers.IsThrowHelper(method) || method.ContainingType.SpecialType == SpecialType.System_String),
        OperationKind.FieldReference => o is IFieldReferenceOperation { Field.IsStatic: true, Field.IsReadOnly: true } or IFieldReferenceOperation { Field.HasConstantValue: true },
        OperationKind.PropertyReference => o is IPropertyReferenceOperation { Property.Name: "Length", Instance.Type: { } array } && TypeLowering.Lower(array) is { IsArray: true },
        OperationKind.Argument => o is IArgumentOperation { Parameter.RefKind: RefKind.None },
        OperationKind.Literal or OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.Conversion or OperationKind.NameOf
            or OperationKind.Binary or OperationKind.Unary or OperationKind.InterpolatedString or OperationKind.InterpolatedStringText
            or OperationKind.Interpolation or OperationKind.DefaultValue => true,
        _ => o is { IsImplicit: true, ConstantValue.HasValue: true },
    };

    /// <summary>The dimension of a matrix whose length the operation reads; null if it does not.</summary>
    private static int? DimensionOf(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "GetLength", Instance: ILocalReferenceOperation or IParameterReferenceOperation, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: 0 or 1 } dimension }] } invocation
            && TypeLowering.MatrixElement(invocation.Instance.Type) is not null
            ? (int)dimension.Value!
            : null;

    private void Write(SyntaxNode node, SemanticModel model)
    {
        cancellation.ThrowIfCancellationRequested();

        switch (node)
        {
            case InvocationExpressionSyntax invocation when model.GetOperation(invocation) is INameOfOperation name:
                _text.Append(SymbolDisplay.FormatLiteral((string)name.ConstantValue.Value!, quote: true));
                return;

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax matrix } } length
                when model.GetOperation(length) is { } operation && DimensionOf(operation) is { } dimension && model.GetSymbolInfo(matrix).Symbol is { } symbol:
                _segments.Add(_text.ToString());
                _text.Clear();
                _holes.Add((symbol, dimension));
                return;

            case IdentifierNameSyntax identifier when model.GetSymbolInfo(identifier).Symbol is ILocalSymbol { HasConstantValue: true } constant:
                _text.Append(SymbolDisplay.FormatPrimitive(constant.ConstantValue!, quoteStrings: true, useHexadecimalNumbers: false));
                return;

            case IdentifierNameSyntax identifier when model.GetSymbolInfo(identifier).Symbol is ILocalSymbol or IParameterSymbol && identifier.Parent is not NameColonSyntax:
                _segments.Add(_text.ToString());
                _text.Clear();
                _holes.Add((model.GetSymbolInfo(identifier).Symbol!, null));
                return;

            case NameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(node).Symbol is ITypeSymbol type:
                _text.Append(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
                return;

            case IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax } identifier
                when model.GetSymbolInfo(identifier).Symbol is IFieldSymbol { IsStatic: true } field:
                _text.Append(field.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).Append('.').Append(Identifiers.Escape(field.Name));
                return;

            case ImplicitObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation).Type is { } type:
                _text.Append("new ").Append(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
                Write(creation.ArgumentList, model);
                return;
        }

        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner)
            {
                Write(inner, model);
            }
            else
            {
                WriteToken(child.AsToken());
            }
        }
    }

    private void WriteToken(SyntaxToken token)
    {
        _text.Append(token.Text);

        if (token.TrailingTrivia.Any(SyntaxKind.WhitespaceTrivia) || token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
        {
            _text.Append(' ');
        }
    }

    private void TrimEnd()
    {
        while (_text.Length > 0 && _text[_text.Length - 1] == ' ')
        {
            _text.Length--;
        }
    }

    /// <summary>The argument's own text, which the compiler would take from the generated code, is taken from the user's.</summary>
    private void AddCallerExpressions()
    {
        if (operation is not IInvocationOperation invocation)
        {
            return;
        }

        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { Type.SpecialType: SpecialType.System_String } parameter, Value.ConstantValue: { HasValue: true, Value: string text } })
            {
                _text.Length--;
                _text.Append(", ").Append(parameter.Name).Append(": ").Append(SymbolDisplay.FormatLiteral(text, quote: true)).Append(')');
            }
        }
    }
}
