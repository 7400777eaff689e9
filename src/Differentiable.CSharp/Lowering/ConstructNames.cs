using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>How messages name a construct, and what they tell the user to write instead.</summary>
internal static class ConstructNames
{
    /// <summary>The name of a construct that has none of its own; also of kinds that a later C# adds.</summary>
    public const string Unnamed = "This construct";

    private const string Outside = "compute its value outside and pass that in as a parameter";
    private const string StaticMethod = "write a static method, mark it [Differentiable], and call it by its name";
    private const string Scalars = "use scalar parameters and locals";
    private const string NotNull = "use types that cannot be null";
    private const string EarlyReturns = "write if statements and early returns";
    private const string Condition = "check the condition that throws with an if statement";
    private const string Result = "return the value";

    private static readonly Dictionary<OperationKind, (string Name, string Instead)> Kinds = new()
    {
        [OperationKind.Loop] = ("A loop of this kind", "write a for, while or do loop"),
        [OperationKind.IsType] = ("A type test", Outside),
        [OperationKind.Branch] = ("A goto statement", EarlyReturns),
        [OperationKind.Labeled] = ("A label", EarlyReturns),
        [OperationKind.Try] = ("A try statement", Condition),
        [OperationKind.Lock] = ("A lock statement", "remove it: a derivative touches no shared state"),
        [OperationKind.Using] = ("A using statement", Outside),
        [OperationKind.UsingDeclaration] = ("A using declaration", Outside),
        [OperationKind.YieldReturn] = ("A yield statement", Result),
        [OperationKind.YieldBreak] = ("A yield statement", Result),
        [OperationKind.LocalFunction] = ("A local function", StaticMethod),
        [OperationKind.AnonymousFunction] = ("A lambda", StaticMethod),
        [OperationKind.DelegateCreation] = ("A delegate", StaticMethod),
        [OperationKind.MethodReference] = ("A delegate", StaticMethod),
        [OperationKind.FunctionPointerInvocation] = ("A call through a function pointer", StaticMethod),
        [OperationKind.EventReference] = ("An event", Outside),
        [OperationKind.EventAssignment] = ("An event", "subscribe to it outside"),
        [OperationKind.PropertyReference] = ("A property", Outside),
        [OperationKind.InstanceReference] = ("'this'", "make the method static and pass what it reads as parameters"),
        [OperationKind.ObjectCreation] = ("The creation of an object", Scalars),
        [OperationKind.TypeParameterObjectCreation] = ("The creation of an object", Scalars),
        [OperationKind.AnonymousObjectCreation] = ("The creation of an object", Scalars),
        [OperationKind.ObjectOrCollectionInitializer] = ("An initializer", Scalars),
        [OperationKind.MemberInitializer] = ("An initializer", Scalars),
        [OperationKind.With] = ("A with expression", Scalars),
        [OperationKind.ArrayCreation] = ("An array", Scalars),
        [OperationKind.ArrayInitializer] = ("An array", Scalars),
        [OperationKind.ArrayElementReference] = ("An array element", Scalars),
        [OperationKind.InlineArrayAccess] = ("An array element", Scalars),
        [OperationKind.ImplicitIndexerReference] = ("An element or range", Scalars),
        [OperationKind.Range] = ("A range", Scalars),
        [OperationKind.CollectionExpression] = ("A collection", "make an array and write its elements one by one"),
        [OperationKind.Spread] = ("A spread", "write the elements one by one"),
        [OperationKind.TranslatedQuery] = ("A query", Outside),
        [OperationKind.Coalesce] = ("A null check", NotNull),
        [OperationKind.CoalesceAssignment] = ("A null check", NotNull),
        [OperationKind.ConditionalAccess] = ("A null check", NotNull),
        [OperationKind.ConditionalAccessInstance] = ("A null check", NotNull),
        [OperationKind.InterpolatedString] = ("An interpolated string", Outside),
        [OperationKind.InterpolatedStringHandlerCreation] = ("An interpolated string", Outside),
        [OperationKind.InterpolatedStringAddition] = ("An interpolated string", Outside),
        [OperationKind.Utf8String] = ("A UTF-8 string", Outside),
        [OperationKind.Await] = ("An await expression", Outside),
        [OperationKind.TypeOf] = ("A typeof expression", Outside),
        [OperationKind.SizeOf] = ("A sizeof expression", Outside),
        [OperationKind.AddressOf] = ("A pointer", Scalars),
        [OperationKind.DynamicObjectCreation] = ("A dynamic call", StaticMethod),
        [OperationKind.DynamicInvocation] = ("A dynamic call", StaticMethod),
        [OperationKind.DynamicMemberReference] = ("A dynamic member", Outside),
        [OperationKind.DynamicIndexerAccess] = ("A dynamic member", Outside),
        [OperationKind.Discard] = ("A discard", "use a local"),
    };

    // What has no operation of its own is known by its syntax only.
    private static readonly Dictionary<SyntaxKind, (string Name, string Instead)> SyntaxKinds = new()
    {
        [SyntaxKind.FixedStatement] = ("A fixed statement", Scalars),
        [SyntaxKind.PointerIndirectionExpression] = ("A pointer", Scalars),
        [SyntaxKind.PointerMemberAccessExpression] = ("A pointer", Scalars),
        [SyntaxKind.ElementAccessExpression] = ("A pointer", Scalars),
        [SyntaxKind.StackAllocArrayCreationExpression] = ("A stackalloc expression", Scalars),
        [SyntaxKind.ImplicitStackAllocArrayCreationExpression] = ("A stackalloc expression", Scalars),
        [SyntaxKind.MakeRefExpression] = ("A typed reference", Scalars),
        [SyntaxKind.RefValueExpression] = ("A typed reference", Scalars),
        [SyntaxKind.RefTypeExpression] = ("A typed reference", Scalars),
    };

    /// <summary>What the construct is, and what to write instead: the two arguments of its message.</summary>
    public static string[] Describe(IOperation operation)
    {
        (string name, string instead) = operation switch
        {
            { Kind: OperationKind.None } => Of(operation.Syntax.Kind()),
            IPropertyReferenceOperation { Property.IsIndexer: true } => ("An indexer", Outside),
            _ => Of(operation.Kind),
        };
        return [name, instead];
    }

    public static (string Name, string Instead) Of(OperationKind kind) => Kinds.TryGetValue(kind, out (string, string) found) ? found : (Unnamed, Outside);

    private static (string Name, string Instead) Of(SyntaxKind kind) => SyntaxKinds.TryGetValue(kind, out (string, string) found) ? found : (Unnamed, Outside);
}
