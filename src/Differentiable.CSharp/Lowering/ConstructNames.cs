using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Differentiable.CSharp.Lowering;

/// <summary>How messages name a construct, and what they tell the user to write instead.</summary>
internal static class ConstructNames
{
    public static string Describe(IOperation operation) => operation.Kind switch
    {
        OperationKind.Loop => "A loop",
        OperationKind.Switch => "A switch statement",
        OperationKind.SwitchExpression => "A switch expression",
        OperationKind.Try => "A try statement",
        OperationKind.Lock => "A lock statement",
        OperationKind.Using or OperationKind.UsingDeclaration => "A using statement",
        OperationKind.Branch => "A goto statement",
        OperationKind.Labeled => "A label",
        OperationKind.LocalFunction => "A local function",
        OperationKind.AnonymousFunction or OperationKind.DelegateCreation => "A lambda or delegate",
        OperationKind.Await => "An await expression",
        OperationKind.ArrayCreation or OperationKind.ArrayElementReference or OperationKind.CollectionExpression => "An array",
        OperationKind.ObjectCreation => "The creation of an object",
        OperationKind.PropertyReference => "A property",
        OperationKind.EventReference => "An event",
        OperationKind.InstanceReference => "this",
        OperationKind.IsPattern or OperationKind.IsType => "A pattern",
        OperationKind.Coalesce or OperationKind.CoalesceAssignment or OperationKind.ConditionalAccess => "A null check",
        OperationKind.InterpolatedString => "String building",
        OperationKind.With => "A with expression",
        _ => "A construct of kind " + Words(operation.Kind.ToString()),
    };

    public static string Advice(IOperation operation) => operation.Kind switch
    {
        OperationKind.Loop => "write out its steps, or move it to a method of its own whose result is passed in as a [NoDerivative] parameter",
        OperationKind.Switch or OperationKind.SwitchExpression or OperationKind.IsPattern or OperationKind.IsType => "write if statements with comparisons",
        OperationKind.Try => "check the condition that throws with an if statement",
        OperationKind.Branch or OperationKind.Labeled => "write if statements and early returns",
        OperationKind.LocalFunction or OperationKind.AnonymousFunction or OperationKind.DelegateCreation => "make it a static method and mark that [Differentiable]",
        OperationKind.ArrayCreation or OperationKind.ArrayElementReference or OperationKind.CollectionExpression => "use scalar parameters and locals",
        OperationKind.Coalesce or OperationKind.CoalesceAssignment or OperationKind.ConditionalAccess => "use types that cannot be null",
        _ => "compute it outside and pass the result in as a parameter",
    };

    private static string Words(string kind) => Regex.Replace(kind, "(?<=[a-z])(?=[A-Z])", " ").ToLowerInvariant();
}
