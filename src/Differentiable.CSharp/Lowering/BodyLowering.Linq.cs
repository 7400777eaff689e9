using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Structured;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>LINQ over arrays, spans and ranges: loops, where the query is consumed at once. Lambdas are put in the place where they would be called.</content>
internal sealed partial class BodyLowering
{
    /// <summary>The numbers that a query gives.</summary>
    /// <param name="Length">How many.</param>
    /// <param name="Element">Their type.</param>
    /// <param name="At">Computes the one at a position, into a variable if there is one.</param>
    private sealed record Sequence(Atom Length, IrType Element, Func<Atom, Variable?, Atom> At)
    {
        public Atom this[Atom position] => At(position, null);
    }

    private static bool IsQuery(IInvocationOperation operation) => operation.TargetMethod is { IsStatic: true, ContainingType: { Name: "Enumerable" } type } && type.ToDisplayString() == "System.Linq.Enumerable";

    /// <summary>The call of LINQ that an expression is, in the form of a query too; null if it is none.</summary>
    private static IInvocationOperation? QueryIn(IOperation operation) => operation switch
    {
        ITranslatedQueryOperation translated => QueryIn(translated.Operation),
        IInvocationOperation call when IsQuery(call) => call,
        _ => null,
    };

    /// <summary>What consumes a query of numbers; null where we do not know it, or the query.</summary>
    private Value? Consumed(IInvocationOperation operation, Variable? into)
    {
        IOperation[] operands = OperandsOf(operation);
        string name = operation.TargetMethod.Name;

        if (name is not ("Sum" or "Average" or "Max" or "Min" or "Count" or "ToArray") || operands.Length > (name is "Count" or "ToArray" ? 1 : 2) || SequenceOf(operands[0]) is not { } sequence)
        {
            return null;
        }

        if (operands.Length == 2)
        {
            if (LambdaOf(operands[1], 1) is not { } selector || TypeLowering.Lower(operation.Type) is not { } selected)
            {
                return null;
            }

            sequence = Selected(sequence, selector, selected);
        }

        return name switch
        {
            "Count" => new Value.Scalar(sequence.Length),
            "ToArray" => new Value.Scalar(Collected(operation, sequence)),
            _ when !sequence.Element.IsFloatingPoint || TypeLowering.Lower(operation.Type) != sequence.Element => null,
            "Sum" => new Value.Scalar(ConvertTo(operation, SumOf(operation, sequence), sequence.Element, isChecked: false, into).Atoms.Single()),
            "Average" => Average(operation, sequence, into),
            _ => Extreme(operation, sequence, name == "Max"),
        };
    }

    /// <summary>What the operation enumerates; null, and nothing is reported, if that is no query that we know.</summary>
    private Sequence? SequenceOf(IOperation operation)
    {
        operation = WithoutConversion(operation);

        if (RangeOf(operation) is { } range)
        {
            (Atom start, Atom count) = BoundsOf(range);
            return start.Type == IrType.Int32 && count.Type == IrType.Int32 ? new(count, IrType.Int32, (position, into) => Apply(range, Integers.Add, IrType.Int32, into, start, position).Atoms.Single()) : null;
        }

        if (TypeLowering.ElementOf(operation.Type) is not null && TypeLowering.Lower(operation.Type) is { Form: ArrayForm.Vector } && ArrayAtom(operation) is { Type.IsArray: true } array)
        {
            return NumbersIn(operation, array);
        }

        return QueryIn(operation) is { } query ? Transformed(query, OperandsOf(query)) : null;
    }

    /// <summary>All elements of an array, one after the other.</summary>
    private Sequence NumbersIn(IOperation operation, Atom array) =>
        new(LengthOf(operation, array), array.Type.Element!, (position, into) => Apply(operation, Arrays.Element, array.Type.Element!, into, array, position).Atoms.Single());

    private Sequence? Transformed(IInvocationOperation call, IOperation[] operands)
    {
        switch (call.TargetMethod.Name)
        {
            case "Select" when (LambdaOf(operands[1], 1) ?? LambdaOf(operands[1], 2)) is { } selector && TypeLowering.Lower(call.TargetMethod.TypeArguments[1]) is { IsArray: false } selected && SequenceOf(operands[0]) is { } source:
                return Selected(source, selector, selected);

            case "Zip" when operands.Length == 3 && LambdaOf(operands[2], 2) is { } both && TypeLowering.Lower(call.TargetMethod.TypeArguments[2]) is { IsArray: false } zipped && SequenceOf(operands[0]) is { } first && SequenceOf(operands[1]) is { } second:
                return new(Smaller(call, first.Length, second.Length), zipped, (position, _) => Inlined(both, first[position], second[position]));

            case "Skip" or "Take" when operands[1].Type?.SpecialType == SpecialType.System_Int32 && SequenceOf(operands[0]) is { } whole:
                Atom count = Apply(call, Integers.Max, IrType.Int32, null, Atom(operands[1]), Literal.Of(0)).Atoms.Single();
                Atom taken = Smaller(call, whole.Length, count);
                return call.TargetMethod.Name == "Take" ? whole with { Length = taken } : new(Difference(call, whole.Length, taken), whole.Element, (position, into) => whole.At(Sum(call, taken, position), into));

            default:
                return null;
        }
    }

    private Sequence Selected(Sequence source, IAnonymousFunctionOperation selector, IrType type) =>
        source with { Element = type, At = (position, _) => selector.Symbol.Parameters.Length == 1 ? Inlined(selector, source[position]) : Inlined(selector, source[position], position) };

    private Atom Smaller(IOperation operation, Atom left, Atom right) => Apply(operation, Integers.Min, IrType.Int32, null, left, right).Atoms.Single();

    private static IOperation[] OperandsOf(IInvocationOperation operation) => [.. operation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => argument.Value)];

    /// <summary>
    /// A lambda with so many parameters of types that we know, which is one expression that only computes; null for anything else. One that assigns or throws is no query of numbers: how often it runs matters,
    /// and <c>Count</c> runs it for numbers that nobody asks for.
    /// </summary>
    private static IAnonymousFunctionOperation? LambdaOf(IOperation operation, int parameters) => operation switch
    {
        IConversionOperation conversion => LambdaOf(conversion.Operand, parameters),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: not null }] } lambda }
            when lambda.Symbol.Parameters.Length == parameters && lambda.Symbol.Parameters.All(static parameter => TypeLowering.Lower(parameter.Type) is { IsArray: false }) && lambda.Body.Descendants().All(static part => part is not IThrowOperation && LocalUses.ChangedBy(part) is null) => lambda,
        _ => null,
    };

    /// <summary>The lambda's value for these arguments: computed here, where it is called.</summary>
    private Atom Inlined(IAnonymousFunctionOperation lambda, params Atom[] arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            IParameterSymbol parameter = lambda.Symbol.Parameters[i];
            Variable variable = Fresh(parameter.Name == "_" ? "unused" : parameter.Name, arguments[i].Type);
            Assign(variable, arguments[i]);
            _slots[parameter] = new Value.Scalar(variable);
        }

        return Atom(((IReturnOperation)lambda.Body.Operations[0]).ReturnedValue!);
    }

    private Variable Collected(IOperation operation, Sequence sequence)
    {
        Variable array = NewArray(operation, sequence.Element, sequence.Length);
        SetElements(operation, array, sequence.Length, position => sequence[position]);
        return array;
    }

    /// <summary>The sum in double, as LINQ adds up floats, too.</summary>
    private Atom SumOf(IOperation operation, Sequence sequence) => Accumulated(
        operation, BinaryOperatorKind.Add, Literal.Of(0.0), sequence.Length, position => ConvertTo(operation, sequence[position], IrType.Double, isChecked: false, null).Atoms.Single());

    private Value Average(IOperation operation, Sequence sequence, Variable? into)
    {
        RequireElements(operation, sequence);
        Atom length = ConvertTo(operation, sequence.Length, IrType.Double, isChecked: false, null).Atoms.Single();
        return ConvertTo(operation, Combine(operation, BinaryOperatorKind.Divide, SumOf(operation, sequence), length), sequence.Element, isChecked: false, into);
    }

    /// <summary>The first of the largest or smallest elements. To LINQ, NaN is less than every number.</summary>
    private Value Extreme(IOperation operation, Sequence sequence, bool isMax)
    {
        RequireElements(operation, sequence);
        IrType type = sequence.Element;
        Variable best = Fresh(isMax ? "max" : "min", type);
        Assign(best, sequence[Literal.Of(0)]);

        ForEachPosition(OriginOf(operation), Difference(operation, sequence.Length, Literal.Of(1)), position =>
        {
            Atom next = CopyOfAtom(sequence[Sum(operation, position, Literal.Of(1))]);
            Atom isBetter = Apply(operation, isMax ? Logic.Greater : Logic.Less, IrType.Boolean, null, next, best).Atoms.Single();
            Atom least = isMax ? best : next;
            Atom isNaN = Apply(operation, Logic.NotEqual, IrType.Boolean, null, least, least).Atoms.Single();
            Atom replaces = Apply(operation, Logic.Or, IrType.Boolean, null, isBetter, isNaN).Atoms.Single();
            _statements.Add(new Branch(replaces, [.. Apart(() => Assign(best, next))], [], OriginOf(operation)));
        });

        return new Value.Scalar(best);
    }

    private void RequireElements(IOperation operation, Sequence sequence) => Require(operation, sequence.Length, "==", Literal.Of(0), "Sequence contains no elements", nameof(InvalidOperationException));
}
