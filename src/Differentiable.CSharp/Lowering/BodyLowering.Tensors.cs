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

    private static readonly HashSet<string> TensorExtrema = ["Max", "Min", "MaxNumber", "MinNumber", "MaxMagnitude", "MinMagnitude", "MaxMagnitudeNumber", "MinMagnitudeNumber"];

    private static bool IsTensorCall(IInvocationOperation operation) =>
        operation.TargetMethod is { IsStatic: true, TypeArguments: [{ SpecialType: SpecialType.System_Double or SpecialType.System_Single }] } method
        && method.ContainingType.ToDisplayString() == TensorPrimitives;

    private Value LowerTensorCall(IInvocationOperation operation, Variable? into)
    {
        string name = operation.TargetMethod.Name;
        IOperation[] operands = OperandsOf(operation);

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

        // A number may change while the others are evaluated; which array it is does not.
        Atom[] sources = [.. operands.Take(operands.Length - 1).Select(operand => Atom(operand)).Select(atom => atom.Type.IsArray ? atom : CopyOfAtom(atom))];

        if (Written(operation, operands[operands.Length - 1]) is not { } target || Array.Find(sources, static source => source.Type.IsArray) is not { } first)
        {
            return Fail();
        }

        MapInto(operation, name, sources, first, target);
        return Nothing;
    }

    private static bool IsTensorMap(string name, int operands) => Tensors.HasMap(name, operands) || operands switch
    {
        1 => name is "Negate" or "Abs" or "Sqrt" or "Reciprocal" or "Increment" or "Decrement",
        2 => TensorOperators.ContainsKey(name) || TensorExtrema.Contains(name) || name is "CopySign",
        3 => name is "MultiplyAdd" or "AddMultiply" or "FusedMultiplyAdd" or "Clamp",
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

        if (TensorExtrema.Contains(name) && arrays.Length == 1)
        {
            return Extremum(operation, name, arrays[0], length, into);
        }

        if (name == "StdDev")
        {
            RequireLength(operation, length, "==", Literal.Of(0), "Input span arguments must not be empty.");
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
        Atom Over(BinaryOperatorKind kind, int initial, Func<Atom, Atom, Atom> term) =>
            Accumulated(operation, kind, Literal.Of(element, initial), length, i => term(ElementAt(operation, x[0], i), ElementAt(operation, x[x.Length - 1], i)));
        Atom SumOf(Func<Atom, Atom, Atom> term) => Over(BinaryOperatorKind.Add, 0, term);
        Atom ProductOf(Func<Atom, Atom, Atom> factor) => Over(BinaryOperatorKind.Multiply, 1, factor);
        Atom MeanOf(Atom sum) => Combine(operation, BinaryOperatorKind.Divide, sum, ConvertTo(operation, length, element, isChecked: false, null).Atoms.Single());
        Atom Minus(Atom a, Atom b) => Combine(operation, BinaryOperatorKind.Subtract, a, b);
        Atom Times(Atom a, Atom b) => Combine(operation, BinaryOperatorKind.Multiply, a, b);
        Atom Square(Atom a) => Times(a, a);
        Atom Root(Atom a) => Function(operation, "Sqrt", a);

        return name switch
        {
            "Sum" => SumOf((a, _) => a),
            "SumOfSquares" => SumOf((a, _) => Square(a)),
            "SumOfMagnitudes" => SumOf((a, _) => Function(operation, "Abs", a)),
            "Product" => ProductOf((a, _) => a),
            "Norm" => Root(SumOf((a, _) => Square(a))),
            "Average" => MeanOf(SumOf((a, _) => a)),
            "StdDev" => MeanOf(SumOf((a, _) => a)) is var mean ? Root(MeanOf(SumOf((a, _) => Square(Minus(a, mean))))) : mean,
            "Dot" => SumOf(Times),
            "Distance" => Root(SumOf((a, b) => Square(Minus(a, b)))),
            "ProductOfSums" => ProductOf((a, b) => Combine(operation, BinaryOperatorKind.Add, a, b)),
            "ProductOfDifferences" => ProductOf(Minus),
            _ => Combine(operation, BinaryOperatorKind.Divide, SumOf(Times), Times(Root(SumOf((a, _) => Square(a))), Root(SumOf((_, b) => Square(b))))),
        };
    }

    /// <summary>The largest or smallest element, which no order of comparisons changes.</summary>
    private Value Extremum(IInvocationOperation operation, string name, Atom array, Atom length, Variable? into)
    {
        RequireLength(operation, length, "==", Literal.Of(0), "Input span arguments must not be empty.");
        Variable best = Fresh(name.Substring(0, 3).ToLowerInvariant(), array.Type.Element!);
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

        RequireApart(operation, sources, target);

        if (name == "SoftMax")
        {
            // .NET also divides what the destination contains behind that, by a sum that it is no part of.
            RequireLength(operation, LengthOf(operation, target), "!=", length, "The destination of SoftMax must be as long as the source.");
        }

        if (name == "Clamp" && sources is [_, { Type.IsArray: false } least, { Type.IsArray: false } most])
        {
            Require(operation, least, ">", most, "A minimum value may not be greater than a maximum value.");
        }

        if (Tensors.FindMap(name, sources.Select(static source => source.Type)) is { } map)
        {
            Variable values = Fresh(map.Stem, IrType.Buffer(first.Type.Element!));
            Add(new Let([values], map, [.. sources], OriginOf(operation)));
            Atom? total = name == "SoftMax" ? Accumulated(operation, BinaryOperatorKind.Add, Literal.Of(first.Type.Element!, 0), length, i => Function(operation, "Exp", ElementAt(operation, first, i))) : null;

            SetElements(operation, target, length, i => Apply(
                operation, Declared.StraightThrough, target.Type.Element!, null, ElementAt(operation, values, i), OfElements(operation, name, At(i), total)).Atoms.Single());
            return;
        }

        SetElements(operation, target, length, i => OfElements(operation, name, At(i), total: null));

        Atom[] At(Atom position) => [.. sources.Select(source => source.Type.IsArray ? ElementAt(operation, source, position) : source)];
    }

    /// <summary>One element of a map, from those at its place.</summary>
    private Atom OfElements(IInvocationOperation operation, string name, Atom[] x, Atom? total)
    {
        Atom one = Literal.Of(x[0].Type, 1);
        Atom Of(BinaryOperatorKind kind, Atom a, Atom b) => Combine(operation, kind, a, b);

        return name switch
        {
            "Negate" => Negative(operation, x[0]),
            "Increment" => Of(BinaryOperatorKind.Add, x[0], one),
            "Decrement" => Of(BinaryOperatorKind.Subtract, x[0], one),
            "Reciprocal" => Of(BinaryOperatorKind.Divide, one, x[0]),
            "ReciprocalSqrt" => Of(BinaryOperatorKind.Divide, one, Function(operation, "Sqrt", x[0])),
            "Sigmoid" => Of(BinaryOperatorKind.Divide, one, Of(BinaryOperatorKind.Add, one, Function(operation, "Exp", Negative(operation, x[0])))),
            "SoftMax" => Of(BinaryOperatorKind.Divide, Function(operation, "Exp", x[0]), total!),
            "MultiplyAdd" => Of(BinaryOperatorKind.Add, Of(BinaryOperatorKind.Multiply, x[0], x[1]), x[2]),
            "AddMultiply" => Of(BinaryOperatorKind.Multiply, Of(BinaryOperatorKind.Add, x[0], x[1]), x[2]),
            // As .NET has it for as many elements as a register holds: nothing is thrown where the bounds are in the wrong order.
            "Clamp" => Function(operation, "Min", Function(operation, "Max", x[0], x[1]), x[2]),
            _ when TensorOperators.TryGetValue(name, out BinaryOperatorKind kind) => Of(kind, x[0], x[1]),
            _ => Function(operation, name, x),
        };
    }

    private Atom Negative(IInvocationOperation operation, Atom x) => Apply(operation, Operators.Unary(UnaryOperatorKind.Minus, x.Type)!, x.Type, null, x).Atoms.Single();

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

    /// <summary>A function of numbers: of Math, or else of the type of its arguments.</summary>
    private Atom Function(IOperation operation, string name, params Atom[] arguments)
    {
        bool isSingle = arguments[0].Type == IrType.Single;
        IrType[] types = [.. arguments.Select(static argument => argument.Type)];
        Primitive function = PrimitiveTable.Find((isSingle ? "System.MathF." : "System.Math.") + name, types) ?? PrimitiveTable.Find((isSingle ? "System.Single." : "System.Double.") + name, types)!;
        return Apply(operation, function, arguments[0].Type, null, arguments).Atoms.Single();
    }

    /// <summary>What .NET's method throws, before anything is computed.</summary>
    private void RequireLength(IOperation operation, Atom length, string comparison, Atom other, string message)
    {
        if (length != other)
        {
            Require(operation, length, comparison, other, message);
        }
    }

    private void Require(IOperation operation, Atom left, string comparison, Atom right, string message, string exception = nameof(ArgumentException)) =>
        Add(new Guard(["if (", $" {comparison} ", $") {{ throw new global::System.{exception}(\"{message}\"); }}"], [left, right], AlwaysThrows: false, OriginOf(operation)));

    /// <summary>The destination may be a source, or apart from it. Arrays that are made here are apart, but for parts of one.</summary>
    private void RequireApart(IInvocationOperation operation, Atom[] sources, Atom target)
    {
        foreach (Atom source in sources.Where(source => source.Type.IsArray && source != target && WholeOf(source) == WholeOf(target)).Distinct())
        {
            Add(new Guard(
                ["if (!global::Differentiable.Arrays.Check.AreSameOrApart<" + source.Type.Element!.Name + ">(", ", ", ")) { throw new global::System.ArgumentException(\"The destination span may only overlap with an input span if the two spans start at the same memory location.\"); }"],
                [source, target],
                AlwaysThrows: false,
                OriginOf(operation)));
        }
    }
}
