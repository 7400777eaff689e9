using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Normalization;
using Differentiable.Compiler.Primitives;
using Structured = Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>Calls: primitives, differentiable methods, declared derivatives, and helpers that throw.</content>
internal sealed partial class BodyLowering
{
    public override Value VisitInvocation(IInvocationOperation operation, Variable? into)
    {
        IMethodSymbol method = operation.TargetMethod;

        // A local function is reported where it stands, a delegate where it is declared.
        if (method.MethodKind == MethodKind.LocalFunction || UsesReported(operation))
        {
            return Fail();
        }

        if (ThrowHelpers.IsThrowHelper(method))
        {
            AddGuard(operation, "", ";", alwaysThrows: false);
            return Nothing;
        }

        // What it checks holds, or the method has a mistake: it has no part in the value, and no release has it.
        if (method is { Name: "Assert", ContainingType: { Name: "Debug", ContainingNamespace.Name: "Diagnostics" } } && !operation.Descendants().Any(static inner => LocalUses.ChangedBy(inner) is not null))
        {
            return Nothing;
        }

        if (ShapeOf(operation) is { } shape)
        {
            return shape;
        }

        if (IsQuery(operation) && Consumed(operation, into) is { } consumed)
        {
            return consumed;
        }

        if (ArrayView(operation) is { } view)
        {
            return view;
        }

        if (IsArrayCommand(operation))
        {
            return LowerArrayCommand(operation);
        }

        if (IsTensorCall(operation))
        {
            return LowerTensorCall(operation, into);
        }

        // Methods of other signatures are neither primitive nor differentiable: one report, not one for each argument.
        if (operation.Instance is not null || !method.IsStatic || method.Parameters.Any(static parameter => TypeLowering.Lower(parameter.Type) is null))
        {
            return ReportCall(operation);
        }

        if (Arguments(operation) is not { } arguments)
        {
            return Nothing;
        }

        if (PrimitiveTable.Find(MethodFacts.QualifiedName(method), [.. arguments.Select(static argument => argument.Type)]) is { } primitive)
        {
            return ApplyMethod(operation, primitive, arguments, into);
        }

        if (AttributeReader.Find(method, KnownNames.DerivativeOfAttribute) is not null)
        {
            return DeclaredDerivative(operation, arguments);
        }

        if (AttributeReader.Find(method, KnownNames.DifferentiableAttribute) is not null)
        {
            return CallDifferentiable(operation, arguments, into);
        }

        if (CallByRule(operation, arguments) is { } ruled)
        {
            return ruled;
        }

        return AttributeReader.IsGenerated(method)
            ? Report(Descriptors.GeneratedCall, operation, method.Name)
            : ReportCall(operation);
    }

    private Value ReportCall(IInvocationOperation operation)
    {
        IMethodSymbol method = operation.TargetMethod;

        // A method that is marked but cannot be differentiated is reported where it stands.
        if (!method.DeclaringSyntaxReferences.IsEmpty && AttributeReader.Find(method, KnownNames.DifferentiableAttribute) is not null)
        {
            return Fail();
        }

        string instead = method switch
        {
            { ContainingType: { Name: "Array" or "MemoryExtensions" }, Name: "Sort" } => "sort outside, and pass in the order as an int[]",
            { ReturnsVoid: true, DeclaringSyntaxReferences.IsEmpty: false } when FillsArrays(method) => "take what it reads as a ReadOnlySpan<double>, what it fills as another Span<double>, and mark it [Differentiable]",
            { ReturnsVoid: true } => "call it outside; a derivative only computes a value",
            { MethodKind: MethodKind.DelegateInvoke } => "write a static method, mark it [Differentiable], and call it by its name",
            { ContainingType.Name: "Enumerable" } => "write a loop, or a query over arrays of Select, Zip, Skip and Take alone, with lambdas of one expression that assigns nothing, that ends in Sum, Average, Max, Min, Count or ToArray",
            { ContainingType.Name: "TensorPrimitives" } => "write a loop that computes it",
            { DeclaringSyntaxReferences.IsEmpty: true } => IsRulePossible(method)
                ? $"write its partial derivatives in a method marked [DerivativeRule(typeof({method.ContainingType.Name}), \"{method.Name}\")], or compute its value outside and pass that in as a parameter"
                : "compute its value outside and pass that in as a parameter, or write its formula in a static method marked [Differentiable]",
            { IsStatic: false } => "make it a static method and mark it [Differentiable]",
            _ => "mark it [Differentiable], or compute its value outside and pass that in as a parameter",
        };

        _context.Report(new(Descriptors.UnknownCall, operation.Syntax.GetLocation(), method.Name, instead) { Fix = FixOf(method) });
        return Nothing;
    }

    /// <summary>Whether a method that returns nothing may be there for what it does to its arrays.</summary>
    private static bool FillsArrays(IMethodSymbol method) => method.IsStatic && method.Parameters.Any(static parameter => TypeLowering.Lower(parameter.Type) is { IsArray: true });

    private static string? FixOf(IMethodSymbol method) => method switch
    {
        { DeclaringSyntaxReferences.IsEmpty: true } => IsRulePossible(method) ? RuleScaffold.For(method) : null,
        _ => MethodUsage.HasErrors(MethodUsage.Check(method)) ? null : CallFix.Mark,
    };

    private static bool IsRulePossible(IMethodSymbol method) =>
        method is { IsStatic: true, Arity: 0 }
        && TypeLowering.Lower(method.ReturnType) is { IsFloatingPoint: true }
        && method.Parameters.All(static parameter => TypeLowering.Lower(parameter.Type) is { IsArray: false })
        && MethodFacts.ActiveParameters(method).Any();

    /// <summary>
    /// The arguments in the order of the parameters, evaluated in the order of the source, and then the numbers of rows and columns of those that are matrices or arrays of arrays; null, and
    /// reported, if one cannot be passed.
    /// </summary>
    private Atom[]? Arguments(IInvocationOperation operation)
    {
        Atom?[] arguments = new Atom?[operation.TargetMethod.Parameters.Length];
        SortedDictionary<int, Atom[]>? shapes = null;

        foreach (IArgumentOperation argument in operation.Arguments)
        {
            if (argument.Parameter is not { } parameter)
            {
                Fail();
                return null;
            }

            if (parameter.RefKind is not (RefKind.None or RefKind.In))
            {
                Report(Descriptors.UnsupportedExpression, argument, "An argument by reference", "return the value instead");
                continue;
            }

            // One that does not fit is in error. The others are still lowered, for what is to be reported in them.
            if (TypeLowering.MatrixElement(parameter.Type) is not null || RowsOf(argument.Value) is not null)
            {
                Value passed = Visit(argument.Value, null);

                if (passed.Sizes is { } sizes)
                {
                    shapes ??= [];
                    shapes[parameter.Ordinal] = sizes;
                    arguments[parameter.Ordinal] = passed.Atoms.Single();
                }

                continue;
            }

            Atom value = Atom(argument.Value);

            if (parameter.RefKind == RefKind.None && TypeLowering.InlineArray(parameter.Type) is var (_, length) && value.Type is { IsArray: true, IsBuffer: true } && MayWrite(operation))
            {
                value = CopyOfPart(argument, value, Literal.Of(0), Literal.Of(length)).Atoms.Single();
            }

            arguments[parameter.Ordinal] = Fits(value.Type, TypeLowering.Lower(parameter.Type)) ? value : null;
        }

        if (arguments.Contains(null))
        {
            Fail();
            return null;
        }

        return shapes is null ? [.. arguments.OfType<Atom>()] : [.. arguments.OfType<Atom>(), .. shapes.Values.SelectMany(static shape => shape)];
    }

    /// <summary>Whether a call, or what is evaluated for it, can write to arrays: then an inline array is handed over as a copy, as it is in C#.</summary>
    private static bool MayWrite(IInvocationOperation operation) => operation.DescendantsAndSelf().Any(static inner =>
        inner is IAssignmentOperation or IIncrementOrDecrementOperation || (inner is IInvocationOperation call && call.TargetMethod.Parameters.Any(MethodFacts.IsOutput)));

    // A local array of ours can be passed as any array or span.
    private static bool Fits(IrType type, IrType? parameter) => type == parameter || (type.IsArray && type.Element == parameter?.Element);

    private Value ApplyMethod(IInvocationOperation operation, Primitive primitive, Atom[] arguments, Variable? into)
    {
        if (primitive.Signature.Results.Length == 1)
        {
            return Apply(operation, primitive, primitive.Signature.ResultType(arguments), into, arguments);
        }

        INamedTypeSymbol tuple = (INamedTypeSymbol)operation.Type!;
        Variable[] targets = [.. tuple.TupleElements.Select((element, i) => Fresh(element.Name.ToLowerInvariant(), primitive.Signature.ResultType(i, arguments)))];
        Add(new Let([.. targets], primitive, [.. arguments], OriginOf(operation)));
        return new Value.Tuple([.. targets.Select(static target => new Value.Scalar(target))]);
    }

    private Value CallDifferentiable(IInvocationOperation operation, Atom[] arguments, Variable? into)
    {
        IMethodSymbol method = operation.TargetMethod;

        if (MethodFacts.ToCallee(method) is not { } callee || !HasDerivatives(method))
        {
            // The method is marked but cannot be differentiated: that is reported there.
            return Fail();
        }

        Origin origin = OriginOf(operation);
        bool hasArrays = callee.ParameterTypes.Concat(callee.ResultTypes).Any(static type => type.IsArray);

        // The partial derivatives in an array are too many to be handed over: the method's program takes the place of the call.
        if (hasArrays && (method.DeclaringSyntaxReferences.IsEmpty || _context.Expansion.Contains(method)))
        {
            return Report(
                Descriptors.UnknownCall,
                operation,
                method.Name,
                method.DeclaringSyntaxReferences.IsEmpty
                    ? "it works on arrays and is in another assembly, where its program cannot be seen; declare it in this one"
                    : "it works on arrays and calls itself; write a loop instead");
        }

        // The partial derivatives of several results would be a matrix: there too, if it can.
        if ((_context.Expansion.ExpandsCalls || hasArrays || !callee.HasGradient) && !_context.Expansion.Contains(method) && !method.DeclaringSyntaxReferences.IsEmpty)
        {
            return Expanded(method, arguments, operation, origin);
        }

        string stem = SourceText.Uncapitalized(method.Name);
        Variable[] targets = callee.ResultTypes is [var only] && into?.Type == only
            ? [into]
            : [.. ResultLowering.Lower(method)!.Select(result => Fresh(stem + SourceText.Capitalized(result.Name), result.Type))];
        RequireAccess(method);
        Add(new Call([.. targets], callee, Entry.Primal, [.. arguments], origin));
        return Shape(operation.Type, new Queue<Atom>(targets)) ?? Fail();
    }

    /// <summary>The method's program in the place of a call. An array that it returns is made here.</summary>
    private Value Expanded(IMethodSymbol method, Atom[] arguments, IInvocationOperation operation, Origin origin)
    {
        if (method.Parameters.FirstOrDefault(parameter => MethodFacts.IsOutput(parameter) && !arguments[parameter.Ordinal].Type.IsBuffer) is { } output)
        {
            IOperation argument = operation.Arguments.First(argument => argument.Parameter?.Ordinal == output.Ordinal);
            return Report(Descriptors.UnsupportedExpression, argument, "The caller's array where a method writes to it", "pass a local array, made here with new, or a span that this method fills");
        }

        LoweringContext context = new(_context.Compilation, method, _context.Expansion.Enter(method), _context.Cancellation);

        if (Program(context, method, arguments, operation) is not { } body)
        {
            return Fail();
        }

        if (context.ReturnsParameter)
        {
            return Report(Descriptors.UnknownCall, operation, method.Name, "it returns an array that it is given, which would be another array here; let it return a copy, made with Clone() or [..]");
        }

        if (!body.ReturnsArray)
        {
            EquatableArray<Atom> results = Splice(body, arguments, origin);
            return method.ReturnsVoid ? Nothing : Shape(operation.Type, new Queue<Atom>(results)) ?? Fail();
        }

        if (ShapeOfResult(method, arguments, origin) is not { } shape)
        {
            return Fail();
        }

        Atom size = shape.Count == 1 ? shape[0] : Apply(operation, Matrices.Size, IrType.Int32, null, [.. shape]).Atoms.Single();
        Variable array = NewArray(operation, body.Outputs[0].Type.Element!, size);
        Splice(body, [.. arguments, array], origin);
        return shape.Count == 1 ? new Value.Scalar(array) : new Value.Matrix(array, shape[0], shape[1]);
    }

    /// <summary>The length of the array that a method returns for these arguments, or the numbers of rows and columns of the matrix; null if it cannot be lowered.</summary>
    private EquatableArray<Atom>? ShapeOfResult(IMethodSymbol method, Atom[] arguments, Origin origin)
    {
        if (TypeLowering.InlineArray(method.ReturnType) is var (_, length))
        {
            return [Literal.Of(length)];
        }

        LoweringContext context = new(_context.Compilation, method, _context.Expansion.Enter(method), _context.Cancellation);
        return FunctionSource.LowerLength(context, [.. arguments.Select(static argument => argument.Type)]) is { } program ? Splice(program, arguments, origin) : null;
    }

    /// <summary>The program that takes the place of a call; null, and reported, if there is none.</summary>
    private Function? Program(LoweringContext context, IMethodSymbol method, Atom[] arguments, IInvocationOperation operation)
    {
        if (FunctionSource.Lower(context, null, [.. arguments.Select(static argument => argument.Type)]) is { } function)
        {
            return function;
        }

        if (_context.Expansion.Inaccessible is { } inaccessible)
        {
            return ReportInaccessible(operation, inaccessible);
        }

        // What is wrong with the method is reported there; what is wrong with it for these arguments only, here.
        if (context.Findings is [var first, ..] && FunctionSource.Lower(new(_context.Compilation, method, _context.Expansion.Enter(method), _context.Cancellation), null) is not null)
        {
            Report(Descriptors.UnknownCall, operation, method.Name, "given an array that is made here, its program cannot be differentiated: " + first.Message);
        }

        return null;
    }

    // A method in source can be marked and still get no members, when its type is not partial for example.
    private bool HasDerivatives(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.IsEmpty
        || !MethodUsage.HasErrors([.. MethodUsage.Check(method), .. MethodUsage.CheckDifferentiable(method, _context.Compilation)]);

    /// <summary>A call of a declared derivative: the derivative's program takes its place, so that it can be differentiated again.</summary>
    private Value DeclaredDerivative(IInvocationOperation operation, Atom[] arguments)
    {
        IMethodSymbol method = operation.TargetMethod;

        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            return Report(Descriptors.UnknownCall, operation, method.Name, "it is declared in another assembly, where its program cannot be seen; declare it in this one");
        }

        if (method.Parameters.Any(static parameter => TypeLowering.Lower(parameter.Type) is { Form: not ArrayForm.Vector }))
        {
            return Report(Descriptors.UnknownCall, operation, method.Name, "it has a matrix, or an array of arrays, among its parameters; write the derivative's program here");
        }

        DerivativeDeclaration declaration = DerivativeDeclaration.Read(method, _context.Compilation);

        if (_context.Expansion.Contains(method) || (declaration.Target is { } target && _context.Expansion.Contains(target)))
        {
            _context.Expansion.ReportCycle();
            return ReportCycle(operation);
        }

        if (declaration.ToFunction(_context.Expansion.Enter(method), _context.Compilation, _context.Cancellation) is { } derivative)
        {
            return Splice(derivative, arguments, OriginOf(operation), operation.Type);
        }

        // Where the declaration cannot use it either, that is reported there.
        if (_context.Expansion.Inaccessible is { } inaccessible && _context.Compilation.IsSymbolAccessibleWithin(inaccessible, method.ContainingType))
        {
            ReportInaccessible(operation, inaccessible);
            return Nothing;
        }

        // What else is wrong with a derivative is reported where it is declared; a cycle is nobody's but its callers'.
        return _context.Expansion.FoundCycle ? ReportCycle(operation) : Fail();
    }

    private Function? ReportInaccessible(IInvocationOperation operation, ISymbol inaccessible)
    {
        Report(Descriptors.UnknownCall, operation, operation.TargetMethod.Name, InaccessibleText(inaccessible));
        return null;
    }

    /// <summary>Why a program cannot be put into another type, for <see cref="Descriptors.UnknownCall"/>.</summary>
    public static string InaccessibleText(ISymbol inaccessible) =>
        $"its program is needed here, and uses '{(inaccessible is IMethodSymbol { MethodKind: MethodKind.Constructor } ? inaccessible.ContainingType : inaccessible).ToDisplayString(OperatorName)}', which cannot be accessed from here; make that internal";

    private Value ReportCycle(IInvocationOperation operation) =>
        Report(Descriptors.UnknownCall, operation, operation.TargetMethod.Name, "its own program needs the method that calls it here");

    private Value Splice(Function function, Atom[] arguments, Origin origin, ITypeSymbol? type) =>
        Shape(type, new Queue<Atom>(Splice(function, arguments, origin))) ?? Fail();

    private EquatableArray<Atom> Splice(Function function, Atom[] arguments, Origin origin)
    {
        _context.MarkForeign(origin);

        // The spliced program reads its arguments throughout, so they must not change under it.
        (EquatableArray<Statement> statements, EquatableArray<Atom> results) = Splicer.Splice(function, arguments, _names, origin);

        foreach (Statement statement in statements)
        {
            Add(statement);
        }

        return results;
    }

    /// <summary>The atoms as a value of the type: one atom for each scalar in it.</summary>
    private static Value? Shape(ITypeSymbol? type, Queue<Atom> atoms)
    {
        if (type is not INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return atoms.Count > 0 ? new Value.Scalar(atoms.Dequeue()) : null;
        }

        List<Value> elements = [];

        foreach (IFieldSymbol element in tuple.TupleElements)
        {
            if (Shape(element.Type, atoms) is not { } value)
            {
                return null;
            }

            elements.Add(value);
        }

        return new Value.Tuple([.. elements]);
    }

    /// <summary>The arrays that a guard reads itself, not only their lengths: further in, arrays are spans, which are never null.</summary>
    private static Atom[] NullChecks(GuardText text, List<Atom> arguments) =>
        [.. arguments.Where((argument, i) => argument.Type.IsArray && !text.Segments[i + 1].StartsWith(".Length", StringComparison.Ordinal))];

    private bool IsParameter(Atom array) =>
        _slots.Any(slot => slot.Key is IParameterSymbol && slot.Value.IsArray && (slot.Value.Atoms.Contains(array) || (slot.Value as Value.Matrix)?.Whole == array));

    /// <summary>What a guard reads of a variable: of a matrix also the number of its rows or columns; null if it is a tuple.</summary>
    private static Atom? HoleOf(Value value, int? dimension, string next) => (value, dimension) switch
    {
        (Value.Scalar scalar, null) => scalar.Atom,
        (Value.Matrix matrix, 0) => matrix.Rows,
        (Value.Matrix matrix, 1) => matrix.Columns,
        (Value.Matrix matrix, _) => next.StartsWith(".Length", StringComparison.Ordinal) ? matrix.Elements : matrix.Whole ?? matrix.Elements,
        _ => null,
    };

    /// <summary>Whether the statements so far all run, once each, when the method is entered.</summary>
    private bool IsAtStart => _depth == 0 && _context.Expansion.Methods.Length == 1 && _statements.TrueForAll(static statement => statement is Structured.Perform or Structured.Assign);

    private static ISymbol? WrittenByName(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field,
        IObjectCreationOperation { Constructor: { } constructor } => constructor,
        IInvocationOperation invocation => invocation.TargetMethod,
        _ => null,
    };

    /// <summary>Adds a guard whose text is the user's, with global names, and holes for what it reads of the method's variables.</summary>
    private void AddGuard(IOperation operation, string before, string after, bool alwaysThrows)
    {
        GuardText text = new(operation, _context.Compilation, _context.Cancellation);

        if (!text.TryWrite(out IOperation? unsupported))
        {
            Report(Descriptors.UnsupportedExpression, unsupported!, "This part of a guard", "build the exception from parameters, locals and constants");
            return;
        }

        foreach (ISymbol symbol in operation.DescendantsAndSelf().Select(WrittenByName).OfType<ISymbol>())
        {
            RequireAccess(symbol);
        }

        List<Atom> arguments = [];

        foreach ((ISymbol symbol, int? dimension) in text.Holes)
        {
            if (Slot(symbol) is not null)
            {
                // One that is made here is never null.
                if (operation is not IInvocationOperation { TargetMethod.Name: "ThrowIfNull" })
                {
                    Report(Descriptors.UnsupportedExpression, operation, "A guard that reads an array of arrays that is made here", "declare a local for what it reads");
                }

                return;
            }

            if (!_slots.TryGetValue(symbol, out Value? value) || HoleOf(value, dimension, text.Segments[arguments.Count + 1]) is not { } argument)
            {
                Fail();
                return;
            }

            arguments.Add(argument);
        }

        if (NullChecks(text, arguments) is { Length: > 0 } arrays && !(IsAtStart && arrays.All(IsParameter)))
        {
            // In a method whose program takes the place of a call, the caller has checked; and an array that is made here is none of the caller's.
            return;
        }

        List<string> segments = [.. text.Segments];
        segments[0] = before + segments[0];
        segments[segments.Count - 1] += after;
        Add(new Guard([.. segments], [.. arguments], alwaysThrows, OriginOf(operation)));
    }
}
