using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>A method's signature and body as a structured program.</summary>
internal static class ProgramLowering
{
    /// <summary>The program; null if the method has no body that could be lowered. What is wrong with it is in the context.</summary>
    public static StructuredFunction? Lower(LoweringContext context, IReadOnlyList<int>? withRespectTo, IReadOnlyList<IrType>? parameterTypes = null)
    {
        if (AttributeReader.Find(context.Method, KnownNames.DerivativeOfAttribute) is not null)
        {
            return DerivativeOfDerivative(context, withRespectTo);
        }

        IMethodSymbol method = context.Method.PartialImplementationPart ?? context.Method;

        bool isRule = AttributeReader.Find(method, KnownNames.DerivativeRuleAttribute) is not null;

        if (BodyOf(method, context) is not { } body || (isRule ? ResultLowering.Leaves(method.ReturnType) : ResultLowering.Lower(method)) is not { } results)
        {
            context.HasFailed = true;
            return null;
        }

        BodyLowering lowering = new(context);

        if (Declare(method, lowering, parameterTypes) is not { } parameters)
        {
            context.HasFailed = true;
            return null;
        }

        IEnumerable<int> active = withRespectTo ?? [.. MethodFacts.ActiveParameters(method)];
        EquatableArray<StructuredStatement> statements = RuleDeclaration.Of(context.Method) is { } rule ? lowering.Lower(rule, method) : Walk(lowering, body, context);
        return new(method.Name, [.. parameters], [.. active.Select(ordinal => parameters[ordinal])], [.. results.Select(static result => result.Type)], statements)
        {
            ResultNames = results.Select(static result => result.Name).ToEquatableArray(),
        };
    }

    /// <summary>
    /// The parameters; null if the type of one is not supported. A program that is put into a caller's has, after the method's own, the numbers of rows and columns of matrices.
    /// </summary>
    private static List<Variable>? Declare(IMethodSymbol method, BodyLowering lowering, IReadOnlyList<IrType>? parameterTypes)
    {
        List<Variable> parameters = [];
        List<Variable> shapes = [];

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (TypeLowering.Lower(parameter.Type) is not { } type)
            {
                return null;
            }

            if (parameterTypes is not null && type.Form == ArrayForm.Matrix)
            {
                (Variable elements, Variable rows, Variable columns) = lowering.DeclareMatrix(parameter, parameterTypes[parameter.Ordinal]);
                parameters.Add(elements);
                shapes.AddRange([rows, columns]);
            }
            else
            {
                parameters.Add(lowering.DeclareParameter(parameter, parameterTypes?[parameter.Ordinal] ?? type));
            }
        }

        return [.. parameters, .. shapes];
    }

    /// <summary>A declared derivative has no body of the user's: its program is the derivative.</summary>
    private static StructuredFunction? DerivativeOfDerivative(LoweringContext context, IReadOnlyList<int>? withRespectTo)
    {
        DerivativeDeclaration declaration = DerivativeDeclaration.Read(context.Method, context.Compilation);

        if (declaration.ToFunction(context.Expansion.Enter(context.Method), context.Compilation, context.Cancellation) is not { } function)
        {
            context.HasFailed = true;

            if (context.Expansion.FoundCycle)
            {
                context.Report(new(Descriptors.UnknownCall, context.Method.Locations[0], context.Method.Name, "it is declared as a derivative of itself"));
            }

            return null;
        }

        IEnumerable<int> active = withRespectTo ?? [.. MethodFacts.ActiveParameters(context.Method)];
        return new(
            context.Method.Name,
            function.Parameters,
            [.. active.Select(ordinal => function.Parameters[ordinal])],
            [.. function.Body.Results.Select(static result => result.Type)],
            [.. function.Body.Statements.Select(static statement => new Perform(statement)), new Return(function.Body.Results)]);
    }

    private static EquatableArray<StructuredStatement> Walk(BodyLowering lowering, IMethodBodyOperation body, LoweringContext context)
    {
        try
        {
            return lowering.Lower(body);
        }
        catch (InsufficientExecutionStackException)
        {
            context.Report(new(Descriptors.UnsupportedMethod, context.Method.Locations[0], context.Method.Name, "nested too deeply", "split it into several methods"));
            return [];
        }
    }

    private static IMethodBodyOperation? BodyOf(IMethodSymbol method, LoweringContext context)
    {
        if (method.DeclaringSyntaxReferences is not [var reference, ..])
        {
            return null;
        }

        SyntaxNode syntax = reference.GetSyntax(context.Cancellation);
        return context.Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, context.Cancellation) as IMethodBodyOperation;
    }
}
