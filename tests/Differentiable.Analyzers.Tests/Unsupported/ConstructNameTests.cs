using System.Reflection;
using Differentiable.CSharp.Lowering;
using Microsoft.CodeAnalysis;

namespace Differentiable.Analyzers.Tests.Unsupported;

/// <summary>Every kind of operation that a body can have is lowered or has a name for messages.</summary>
public sealed class ConstructNameTests
{
    // Kinds that never stand alone: parts of a construct that is named as a whole, other languages' constructs, and those of control flow graphs.
    private static readonly HashSet<OperationKind> Parts =
    [
        OperationKind.None, OperationKind.Invalid, OperationKind.Argument, OperationKind.Attribute, OperationKind.CatchClause, OperationKind.SwitchCase,
        OperationKind.CaseClause, OperationKind.SwitchExpressionArm, OperationKind.InterpolatedStringText, OperationKind.Interpolation, OperationKind.NameOf,
        OperationKind.InterpolatedStringAppendLiteral, OperationKind.InterpolatedStringAppendFormatted, OperationKind.InterpolatedStringAppendInvalid,
        OperationKind.InterpolatedStringHandlerArgumentPlaceholder, OperationKind.ConstantPattern, OperationKind.DeclarationPattern, OperationKind.RecursivePattern,
        OperationKind.DiscardPattern, OperationKind.PropertySubpattern, OperationKind.NegatedPattern, OperationKind.BinaryPattern, OperationKind.TypePattern,
        OperationKind.RelationalPattern, OperationKind.ListPattern, OperationKind.SlicePattern, OperationKind.FieldInitializer, OperationKind.VariableInitializer,
        OperationKind.PropertyInitializer, OperationKind.ParameterInitializer, OperationKind.VariableDeclaration, OperationKind.ConstructorBody,
        OperationKind.Stop, OperationKind.End, OperationKind.RaiseEvent, OperationKind.ReDim, OperationKind.ReDimClause, OperationKind.OmittedArgument,
        OperationKind.FlowCapture, OperationKind.FlowCaptureReference, OperationKind.IsNull, OperationKind.CaughtException,
        OperationKind.StaticLocalInitializationSemaphore, OperationKind.FlowAnonymousFunction,
    ];

    [Fact]
    public void Every_kind_that_is_not_lowered_has_a_name_and_an_advice()
    {
        HashSet<string> lowered = LoweredKinds();
        OperationKind[] unnamed = [.. typeof(OperationKind).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.GetCustomAttribute<ObsoleteAttribute>() is null && !lowered.Contains(field.Name))
            .Select(static field => (OperationKind)field.GetValue(null)!)
            .Where(static kind => !Parts.Contains(kind))
            .Where(static kind => ConstructNames.Of(kind).Name == ConstructNames.Unnamed)];

        Assert.Empty(unnamed);
    }

    [Fact]
    public void Names_begin_a_sentence_and_advice_goes_on_with_it() => Assert.All(Enum.GetValues<OperationKind>(), static kind =>
    {
        (string name, string instead) = ConstructNames.Of(kind);
        Assert.Matches("^('this'|An? [a-zA-Z0-9- ]+|The [a-z ]+|This construct)$", name);
        Assert.Matches("^[a-z].*[a-z]$", instead);
    });

    private static HashSet<string> LoweredKinds()
    {
        Type lowering = typeof(ConstructNames).Assembly.GetType("Differentiable.CSharp.Lowering.BodyLowering", throwOnError: true)!;
        IEnumerable<string> names = lowering.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(static method => method.Name.StartsWith("Visit", StringComparison.Ordinal))
            .Select(static method => method.Name["Visit".Length..].Replace("Operation", "", StringComparison.Ordinal));

        return [.. names, "MethodBodyOperation", "Increment", "Decrement", .. names.SelectMany(static name => new[] { name.Replace("Operator", "", StringComparison.Ordinal), name + "Operator", name + "Expression" })];
    }
}
