using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <summary>
/// Walks a method's operations once and writes the same program in the IR's structured form. Reports everything that it cannot write, and goes on.
/// </summary>
/// <remarks>
/// Knows no calculus. The visitor's argument is the variable that the result should go into, if the surrounding code has one: it only keeps the user's names;
/// the returned value is what counts. One partial file a family of operations.
/// </remarks>
internal sealed partial class BodyLowering : OperationVisitor<Variable?, Value>
{
    private readonly LoweringContext _context;
    private readonly NameSource _names;
    private readonly Dictionary<ISymbol, Value> _slots = new(SymbolEqualityComparer.Default);

    // The arrays in static fields that the program reads: each is looked up once, before anything else.
    private readonly Dictionary<ISymbol, Let> _tables = new(SymbolEqualityComparer.Default);

    // The arrays that are parts of others.
    private readonly Dictionary<Atom, Let> _parts = [];

    // The local arrays that take the place of others, by copies; and whether one of those was the caller's.
    private readonly HashSet<Atom> _handedOver = [];
    private bool _hasCopiesOfGiven;

    private List<StructuredStatement> _statements = [];
    private string _statementText = "";
    private Variable? _returned;
    private bool _returnsLength;
    private bool _copyReads;
    private int _depth;

    // Whether the program is put into another type than the one that it is written in.
    private readonly bool _isElsewhere;

    public BodyLowering(LoweringContext context)
    {
        _context = context;
        _isElsewhere = !SymbolEqualityComparer.Default.Equals(context.Expansion.Place, context.Method.ContainingType);
        _names = new NameSource([]);
    }

    /// <summary>Lowers a body, after its parameters have been declared.</summary>
    public EquatableArray<StructuredStatement> Lower(IOperation body)
    {
        Visit(body, null);
        return [.. _tables.Values.Select(static table => new Perform(table)), .. _statements];
    }

    public Variable DeclareParameter(IParameterSymbol parameter, IrType type)
    {
        Variable variable = Fresh(parameter.Name, type);
        _slots[parameter] = type.Form == ArrayForm.Matrix ? Opened(variable) : new Value.Scalar(variable);
        return variable;
    }

    /// <summary>Declares a matrix, or an array of arrays, of a caller whose program this is put into: its elements, and the numbers of its rows and columns.</summary>
    public (Variable Elements, Variable Rows, Variable Columns) DeclareOpened(IParameterSymbol parameter, ArrayForm form, IrType elements)
    {
        Variable variable = Fresh(parameter.Name, elements);
        (Variable rows, Variable columns) = (Fresh(parameter.Name + "Rows", IrType.Int32), Fresh(parameter.Name + "Columns", IrType.Int32));
        _slots[parameter] = form == ArrayForm.Matrix ? new Value.Matrix(variable, rows, columns) : new Value.Jagged(variable, rows, columns);
        return (variable, rows, columns);
    }

    /// <summary>Declares the array that the method returns, or the elements of the matrix: in the program it is a parameter that is written to.</summary>
    public Variable DeclareReturned(IrType element) => _returned = Fresh("value", IrType.Buffer(element));

    /// <summary>Makes the program return the length of the array that the method returns, or the shape of the matrix, and nothing else.</summary>
    public void ReturnLength() => _returnsLength = true;

    public override Value Visit(IOperation? operation, Variable? into)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();

        if (operation is null)
        {
            return Nothing;
        }

        if (_isElsewhere && operation.Type is { TypeKind: TypeKind.Enum } enumeration)
        {
            RequireAccess(enumeration);
        }

        // Constants of every form are folded by C# itself.
        if (operation.ConstantValue is { HasValue: true, Value: var constant } && TypeLowering.Constant(operation.Type, constant) is { } literal)
        {
            return new Value.Scalar(literal);
        }

        // Roslyn skips operations that have no public kind, such as the fixed statement: they must not pass for nothing.
        return operation.Kind == OperationKind.None ? StackAllocation(operation, into) : base.Visit(operation, into) ?? DefaultVisit(operation, into);
    }

    public override Value DefaultVisit(IOperation operation, Variable? into) => operation switch
    {
        // The C# compiler reports what does not compile; we must only not produce a derivative of it.
        { Kind: OperationKind.Invalid } => Fail(),
        _ when operation.Syntax is StatementSyntax => Report(Descriptors.UnsupportedStatement, operation, ConstructNames.Describe(operation)),
        _ when UsesReported(operation) => Fail(),
        _ => Report(Descriptors.UnsupportedExpression, operation, ConstructNames.Describe(operation)),
    };

    /// <summary>What statements, and expressions in error, lower to.</summary>
    private static Value Nothing { get; } = new Value.Scalar(Literal.Of(0.0));

    /// <summary>Whether the value is that of an expression in error, so that what is done with it need not be reported as well.</summary>
    private static bool IsNothing(Value value) => ReferenceEquals(value, Nothing);

    private static bool IsNothing(Atom atom) => ReferenceEquals(atom, ((Value.Scalar)Nothing).Atom);

    /// <summary>Whether the operation works on a local whose declaration is reported already.</summary>
    private bool UsesReported(IOperation operation) => operation.ChildOperations.Any(child => child switch
    {
        ILocalReferenceOperation { Local.HasConstantValue: false } local => !_slots.TryGetValue(local.Local, out Value? slot) || IsNothing(slot),
        IConversionOperation { IsImplicit: true } or IBinaryOperation or IPropertyReferenceOperation or IArgumentOperation or IArrayElementReferenceOperation or IDynamicMemberReferenceOperation => UsesReported(child),
        { Kind: OperationKind.None } or { Type: IPointerTypeSymbol } => UsesReported(child),
        _ => false,
    });

    /// <summary>What is written by name must be accessible where the program is put; if it is not, the one who puts it there reports that.</summary>
    private void RequireAccess(ISymbol symbol)
    {
        if (_isElsewhere && !_context.Compilation.IsSymbolAccessibleWithin(symbol, _context.Expansion.Place))
        {
            _context.Expansion.ReportInaccessible(symbol);
            Fail();
        }
    }

    private Value Fail()
    {
        _context.HasFailed = true;
        return Nothing;
    }

    private Value Report(DiagnosticDescriptor descriptor, IOperation operation, params string[] arguments) =>
        Report(descriptor, operation.Syntax.GetLocation(), arguments);

    private Value Report(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
    {
        _context.Report(new(descriptor, location, arguments));
        return Nothing;
    }

    /// <summary>Lowers an expression whose value must be one number, truth value, string or enumeration.</summary>
    private Atom Atom(IOperation? operation, Variable? into = null) => Visit(operation, into) switch
    {
        Value.Scalar scalar => scalar.Atom,
        var several => ReportSeveral(operation!, several),
    };

    private Atom ReportSeveral(IOperation operation, Value several)
    {
        Report(
            Descriptors.UnsupportedExpression,
            operation,
            several switch { Value.Matrix => "This use of a matrix", Value.Jagged => "This use of an array of arrays", _ => "A tuple" },
            "use its elements");
        return Literal.Of(0.0);
    }

    private Origin OriginOf(IOperation operation) => new(_statementText, _context.SiteOf(operation.Syntax.GetLocation()));

    private void Add(Statement statement)
    {
        if (statement is Let { Primitive.IsView: true } view)
        {
            _parts[view.Target] = view;
        }

        _statements.Add(new Perform(statement));
    }

    /// <summary>The array that the array is a part of, or itself.</summary>
    private Atom WholeOf(Atom array) => _parts.TryGetValue(array, out Let? part) ? WholeOf(part.Arguments[0]) : array;

    /// <summary>The array of arrays that the array is one of, or itself. A slice is a copy in C# where it is an array.</summary>
    private Atom OwnerOf(Atom array) => _parts.TryGetValue(array, out Let? part) && part.Primitive != Arrays.Slice && part.Primitive != Arrays.SliceOfBuffer ? OwnerOf(part.Arguments[0]) : array;

    private void Assign(Variable target, Atom value)
    {
        if (target != value)
        {
            _statements.Add(new Assign(target, value));
        }
    }

    private Variable Fresh(string stem, IrType type)
    {
        if (stem.Length > 0)
        {
            return new(_names.Fresh(stem), type);
        }

        // While a declaration is being typed, its name is missing.
        Fail();
        return new(_names.Fresh("missing"), type);
    }

    /// <summary>The statements that <paramref name="lower"/> adds, apart from those so far.</summary>
    private List<StructuredStatement> Apart(Action lower)
    {
        List<StructuredStatement> outer = _statements;
        _statements = [];
        _depth++;
        lower();
        _depth--;
        List<StructuredStatement> inner = _statements;
        _statements = outer;
        return inner;
    }

    private Value Apply(IOperation operation, Primitive primitive, IrType result, Variable? into, params Atom[] arguments)
    {
        Variable target = into is not null && into.Type == result ? into : Fresh(primitive.Stem, result);
        return new Value.Scalar(Bind(target, primitive, OriginOf(operation), arguments));
    }

    private Variable Bind(Variable target, Primitive primitive, Origin origin, params Atom[] arguments)
    {
        Add(new Let([target], primitive, [.. arguments], origin));
        return target;
    }
}
