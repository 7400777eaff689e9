using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>
/// TensorPrimitives. What is rounded once for each element is a loop, with the same bits. Where .NET adds in another order or has an approximation of its own, its method is called
/// for the value, and the derivative, of every order, is that of the loop.
/// </content>
internal sealed partial class BodyLowering
{
    private const string TensorPrimitives = "System.Numerics.Tensors.TensorPrimitives";

    private static readonly Dictionary<string, BinaryOperatorKind> TensorOperators = new()
    {
        ["Add"] = BinaryOperatorKind.Add,
        ["Subtract"] = BinaryOperatorKind.Subtract,
        ["Multiply"] = BinaryOperatorKind.Multiply,
        ["Divide"] = BinaryOperatorKind.Divide,
    };

    private static bool IsTensorCall(IInvocationOperation operation) =>
        operation.TargetMethod is { IsStatic: true, TypeArguments: [{ SpecialType: SpecialType.System_Double or SpecialType.System_Single }] } method
        && method.ContainingType.ToDisplayString() == TensorPrimitives;

    private Value LowerTensorCall(IInvocationOperation operation, Variable? into)
    {
        string name = operation.TargetMethod.Name;
        IOperation[] operands = [.. operation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => argument.Value)];

        if (operation.TargetMethod.Parameters.Any(static parameter => TypeLowering.Lower(parameter.Type) is null))
        {
            return ReportCall(operation);
        }

        if (!operation.TargetMethod.ReturnsVoid)
        {
            return Reduce(operation, name, [.. operands.Select(operand => Atom(operand))], into);
        }

        if (!IsTensorMap(name, operands.Length - 1))
        {
            return ReportCall(operation);
        }

        Atom[] sources = [.. operands.Take(operands.Length - 1).Select(operand => CopyOfAtom(Atom(operand)))];

        if (Written(operation, operands[operands.Length - 1]) is not { } target || Array.Find(sources, static source => source.Type.IsArray) is not { } first)
        {
            return Fail();
        }

        MapInto(operation, name, sources, first, target);
        return Nothing;
    }

    private static bool IsTensorMap(string name, int operands) => operands switch
    {
        1 => name is "Negate" or "Abs" or "Sqrt" or "Reciprocal" || Tensors.FindMap(name) is not null,
        2 => TensorOperators.ContainsKey(name) || name is "Max" or "Min",
        3 => name is "MultiplyAdd" or "AddMultiply",
        _ => false,
    };

    private Value Reduce(IInvocationOperation operation, string name, Atom[] arrays, Variable? into)
    {
        if (arrays.Any(static array => !array.Type.IsArray))
        {
            return arrays.Any(IsNothing) ? Fail() : ReportCall(operation);
        }

        IrType element = arrays[0].Type.Element!;
        Atom length = LengthOf(operation, arrays[0]);

        if (arrays.Length == 2)
        {
            RequireLength(operation, LengthOf(operation, arrays[1]), "!=", length, "Input span arguments must all have the same length.");
        }

        if (name is "Max" or "Min" && arrays.Length == 1)
        {
            return Extremum(operation, name, arrays[0], length, into);
        }

        if (Tensors.FindReduction(name, arrays.Length) is not { } primitive)
        {
            return ReportCall(operation);
        }

        Atom value = Apply(operation, primitive, element, null, arrays).Atoms.Single();
        return Apply(operation, Declared.StraightThrough, element, into, value, InALoop(operation, name, arrays, length));
    }

    /// <summary>The same number in exact arithmetic, from a loop.</summary>
    private Atom InALoop(IInvocationOperation operation, string name, Atom[] x, Atom length)
    {
        IrType element = x[0].Type.Element!;
        Atom SumOf(Func<Atom, Atom, Atom> term) => Accumulated(operation, BinaryOperatorKind.Add, Literal.Of(element, 0), length, i => term(ElementAt(operation, x[0], i), ElementAt(operation, x[x.Length - 1], i)));
        Atom Times(Atom a, Atom b) => Combine(operation, BinaryOperatorKind.Multiply, a, b);
        Atom Root(Atom a) => Function(operation, "Sqrt", a);

        return name switch
        {
            "Sum" => SumOf((a, _) => a),
            "SumOfSquares" => SumOf((a, _) => Times(a, a)),
            "SumOfMagnitudes" => SumOf((a, _) => Function(operation, "Abs", a)),
            "Product" => Accumulated(operation, BinaryOperatorKind.Multiply, Literal.Of(element, 1), length, i => ElementAt(operation, x[0], i)),
            "Norm" => Root(SumOf((a, _) => Times(a, a))),
            "Average" => Combine(operation, BinaryOperatorKind.Divide, SumOf((a, _) => a), ConvertTo(operation, length, element, isChecked: false, null).Atoms.Single()),
            "Dot" => SumOf(Times),
            "Distance" => Root(SumOf((a, b) => Combine(operation, BinaryOperatorKind.Subtract, a, b) is var difference ? Times(difference, difference) : a)),
            _ => Combine(operation, BinaryOperatorKind.Divide, SumOf(Times), Times(Root(SumOf((a, _) => Times(a, a))), Root(SumOf((_, b) => Times(b, b))))),
        };
    }

    /// <summary>The largest or smallest element, which no order of comparisons changes.</summary>
    private Value Extremum(IInvocationOperation operation, string name, Atom array, Atom length, Variable? into)
    {
        RequireLength(operation, length, "==", Literal.Of(0), "Input span arguments must not be empty.");
        Variable best = Fresh(name.ToLowerInvariant(), array.Type.Element!);
        Assign(best, ElementAt(operation, array, Literal.Of(0)));
        ForEachPosition(OriginOf(operation), length, i => Assign(best, Function(operation, name, best, ElementAt(operation, array, i))));
        return new Value.Scalar(best);
    }

    private void MapInto(IInvocationOperation operation, string name, Atom[] sources, Atom first, Atom target)
    {
        Atom length = LengthOf(operation, first);

        foreach (Atom other in sources.Where(source => source.Type.IsArray && source != first))
        {
            RequireLength(operation, LengthOf(operation, other), "!=", length, "Input span arguments must all have the same length.");
        }

        if (target != first)
        {
            RequireLength(operation, LengthOf(operation, target), "<", length, "Destination is too short.");
        }

        if (Tensors.FindMap(name) is { } map)
        {
            Variable values = Fresh(map.Stem, IrType.Buffer(first.Type.Element!));
            Add(new Let([values], map, [first], OriginOf(operation)));
            Atom? total = name == "SoftMax" ? Accumulated(operation, BinaryOperatorKind.Add, Literal.Of(first.Type.Element!, 0), length, i => Function(operation, "Exp", ElementAt(operation, first, i))) : null;

            SetElements(operation, target, length, i => Apply(
                operation, Declared.StraightThrough, target.Type.Element!, null, ElementAt(operation, values, i), OfElement(operation, name, ElementAt(operation, first, i), total)).Atoms.Single());
            return;
        }

        SetElements(operation, target, length, i =>
        {
            Atom[] x = [.. sources.Select(source => source.Type.IsArray ? ElementAt(operation, source, i) : source)];
            return (name, x) switch
            {
                ("Negate", [var a]) => Apply(operation, Operators.Unary(UnaryOperatorKind.Minus, a.Type)!, a.Type, null, a).Atoms.Single(),
                ("Reciprocal", [var a]) => Combine(operation, BinaryOperatorKind.Divide, Literal.Of(a.Type, 1), a),
                ("Abs" or "Sqrt", [var a]) => Function(operation, name, a),
                ("Max" or "Min", [var a, var b]) => Function(operation, name, a, b),
                ("MultiplyAdd", [var a, var b, var c]) => Combine(operation, BinaryOperatorKind.Add, Combine(operation, BinaryOperatorKind.Multiply, a, b), c),
                ("AddMultiply", [var a, var b, var c]) => Combine(operation, BinaryOperatorKind.Multiply, Combine(operation, BinaryOperatorKind.Add, a, b), c),
                _ => Combine(operation, TensorOperators[name], x[0], x[1]),
            };
        });
    }

    private Atom OfElement(IInvocationOperation operation, string name, Atom x, Atom? total) => name switch
    {
        "Sigmoid" => Combine(
            operation,
            BinaryOperatorKind.Divide,
            Literal.Of(x.Type, 1),
            Combine(operation, BinaryOperatorKind.Add, Literal.Of(x.Type, 1), Function(operation, "Exp", Combine(operation, BinaryOperatorKind.Subtract, Literal.Of(x.Type, 0), x)))),
        "SoftMax" => Combine(operation, BinaryOperatorKind.Divide, Function(operation, "Exp", x), total!),
        "Exp2" => Function(operation, "Pow", Literal.Of(x.Type, 2), x),
        _ => Function(operation, name, x),
    };

    private Atom Accumulated(IOperation operation, BinaryOperatorKind kind, Atom initial, Atom length, Func<Variable, Atom> term)
    {
        Variable result = Fresh(kind == BinaryOperatorKind.Add ? "sum" : "product", initial.Type);
        Assign(result, initial);
        ForEachPosition(OriginOf(operation), length, i => Add(new Let([result], Operators.Binary(kind, result.Type)!, [result, term(i)], OriginOf(operation))));
        return result;
    }

    private Atom ElementAt(IOperation operation, Atom array, Atom position) => Apply(operation, Arrays.Element, array.Type.Element!, null, array, position).Atoms.Single();

    private Atom Combine(IOperation operation, BinaryOperatorKind kind, Atom left, Atom right) =>
        Apply(operation, Operators.Binary(kind, left.Type)!, left.Type, null, left, right).Atoms.Single();

    private Atom Function(IOperation operation, string name, params Atom[] arguments)
    {
        string type = arguments[0].Type == IrType.Single ? "System.MathF." : "System.Math.";
        return Apply(operation, PrimitiveTable.Find(type + name, [.. arguments.Select(static argument => argument.Type)])!, arguments[0].Type, null, arguments).Atoms.Single();
    }

    /// <summary>What .NET's method throws, before anything is computed.</summary>
    private void RequireLength(IOperation operation, Atom length, string comparison, Atom other, string message)
    {
        if (length != other)
        {
            Add(new Guard(["if (", $" {comparison} ", $") {{ throw new global::System.ArgumentException(\"{message}\"); }}"], [length, other], AlwaysThrows: false, OriginOf(operation)));
        }
    }
}
