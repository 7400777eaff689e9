using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Differentiable.CSharp.Models;
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

        if (Parameters(lowering, method, context, parameterTypes) is not { } parameters)
        {
            return null;
        }

        Variable[] returned = ResultLowering.ReturnedArray(method) is { } array ? [lowering.DeclareReturned(array.Element!)] : [];

        IEnumerable<int> active = withRespectTo ?? [.. MethodFacts.ActiveParameters(method)];
        EquatableArray<StructuredStatement> statements = RuleDeclaration.Of(context.Method) is { } rule ? lowering.Lower(rule, method) : Walk(lowering, body, context);
        return new(method.Name, [.. parameters, .. returned], [.. active.Select(ordinal => parameters[ordinal])], [.. NumbersAmong(results).Select(static result => result.Type)], statements)
        {
            ResultNames = NumbersAmong(results).Select(static result => result.Name).ToEquatableArray(),
            Outputs = [.. method.Parameters.Where(MethodFacts.IsOutput).Select(output => parameters[output.Ordinal]), .. returned],
            ReturnsArray = returned.Length > 0,
        };
    }

    /// <summary>The program of the length of the array that the method returns, or of the numbers of rows and columns of the matrix.</summary>
    public static StructuredFunction? LowerLength(LoweringContext context, IReadOnlyList<IrType>? parameterTypes = null)
    {
        IMethodSymbol method = context.Method.PartialImplementationPart ?? context.Method;
        BodyLowering lowering = new(context);
        lowering.ReturnLength();
        EquatableArray<IrType> results = ResultLowering.ReturnedArray(method) is { Form: ArrayForm.Matrix } ? [IrType.Int32, IrType.Int32] : [IrType.Int32];
        return BodyOf(method, context) is { } body && Parameters(lowering, method, context, parameterTypes) is { } parameters
            ? new(method.Name + "Length", [.. parameters], [], results, Walk(lowering, body, context))
            : null;
    }

    /// <summary>
    /// The parameters; null if the type of one is not supported. A program that is put into a caller's has, after the method's own, the numbers of rows and columns of matrices and of arrays of arrays.
    /// </summary>
    private static List<Variable>? Parameters(BodyLowering lowering, IMethodSymbol method, LoweringContext context, IReadOnlyList<IrType>? parameterTypes)
    {
        List<Variable> parameters = [];
        List<Variable> shapes = [];

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (MethodFacts.TypeOf(parameter) is not { } type)
            {
                context.HasFailed = true;
                return null;
            }

            // What is an array with one index there was opened by the caller, or made.
            if (type.Form is ArrayForm.Matrix or ArrayForm.Jagged && parameterTypes?[parameter.Ordinal] is { Form: ArrayForm.Vector } opened)
            {
                (Variable elements, Variable rows, Variable columns) = lowering.DeclareOpened(parameter, type.Form, opened);
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

    private static IEnumerable<ResultHeader> NumbersAmong(IEnumerable<ResultHeader> results) => results.Where(static result => !result.Type.IsArray);

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
        context.Expansion.ReportBody(syntax.SyntaxTree);
        return context.Compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, context.Cancellation) as IMethodBodyOperation;
    }
}
