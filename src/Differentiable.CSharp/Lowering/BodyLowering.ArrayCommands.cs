using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Structured;
using Differentiable.CSharp.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiable.CSharp.Lowering;

/// <content>Methods that write many elements of a local array at once: Fill, Clear, CopyTo, Copy. Each is a loop of stores.</content>
internal sealed partial class BodyLowering
{
    private static bool IsArrayCommand(IInvocationOperation operation) => operation.TargetMethod is { ReturnsVoid: true } method
        && (method.ContainingType.SpecialType == SpecialType.System_Array
            || TypeLowering.ElementOf(method.ContainingType) is not null
            || method.ContainingType.ToDisplayString() == "System.MemoryExtensions")
        && method.Name is "Fill" or "Clear" or "CopyTo" or "Copy";

    private Value LowerArrayCommand(IInvocationOperation operation)
    {
        // Array.CopyTo takes an Array: what is converted to it is the array that counts.
        IOperation[] operands =
        [
            .. operation.Instance is { } instance ? [WithoutConversion(instance)] : Array.Empty<IOperation>(),
            .. operation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => WithoutConversion(argument.Value)),
        ];

        return (operation.TargetMethod.Name, operands) switch
        {
            ("Clear", [var array]) => Fill(operation, array, null, null, null),
            ("Clear", [var array, var start, var length]) => Fill(operation, array, null, start, length),
            ("Fill", [var array, var value]) => Fill(operation, array, value, null, null),
            ("Fill", [var array, var value, var start, var length]) => Fill(operation, array, value, start, length),
            ("CopyTo", [var source, var target]) => Copy(operation, (source, null), (target, null), null),
            ("CopyTo", [var source, var target, var start]) => Copy(operation, (source, null), (target, start), null),
            ("Copy", [var source, var target, var length]) => Copy(operation, (source, null), (target, null), length),
            ("Copy", [var source, var first, var target, var start, var length]) => Copy(operation, (source, first), (target, start), length),
            _ => ReportCall(operation),
        };
    }

    private Value Fill(IInvocationOperation operation, IOperation array, IOperation? value, IOperation? start, IOperation? length)
    {
        if (Written(operation, array) is not { } target || target.Type.Element is not { } element)
        {
            return Nothing;
        }

        Atom? filling = value is null ? Literal.Default(element) : Filling(value, element);

        if (filling is null || PartOf(operation, target, start, length) is not { } part)
        {
            return Fail();
        }

        SetElements(operation, part, LengthOf(operation, part), _ => filling);
        return Nothing;
    }

    private Atom? Filling(IOperation value, IrType element)
    {
        Atom atom = CopyOfAtom(ConvertTo(value, Atom(value), element, isChecked: false, null).Atoms.Single());
        return atom.Type == element ? atom : null;
    }

    private Value Copy(IInvocationOperation operation, (IOperation Array, IOperation? Start) from, (IOperation Array, IOperation? Start) to, IOperation? length)
    {
        // .NET does not copy from one form to another, and takes the elements of a matrix row by row.
        if (TypeLowering.Lower(from.Array.Type) is not { Form: ArrayForm.Vector or ArrayForm.Matrix } copied
            || (TypeLowering.Lower(to.Array.Type) is { } filled && filled.Form != copied.Form))
        {
            return ReportCall(operation);
        }

        if (copied.Form == ArrayForm.Matrix && operation.TargetMethod.Name == "CopyTo")
        {
            return Report(Descriptors.UnsupportedExpression, operation, "CopyTo of a matrix, which .NET refuses when it runs,", "use Array.Copy(from, to, from.Length)");
        }

        Atom whole = ElementsOf(from.Array);

        if (Written(operation, to.Array) is not { } target || whole.Type.Element != target.Type.Element)
        {
            return Fail();
        }

        if (PartOf(operation, whole, from.Start, length) is not { } source)
        {
            return Fail();
        }

        Atom count = LengthOf(operation, source);
        Atom start = to.Start is null ? Literal.Of(0) : Atom(to.Start);

        // Two parts of one array may overlap; then all is read before anything is written, as .NET does.
        Atom read = source.Type.IsBuffer ? CopyOfPart(operation, source, Literal.Of(0), count).Atoms.Single() : source;

        if (Part(operation, target, start, count) is not Value.Scalar { Atom: { } part } || IsNothing(part))
        {
            return Fail();
        }

        SetElements(operation, part, count, position => ElementAt(operation, read, position));
        return Nothing;
    }

    /// <summary>Arrays of one length exchange their elements: of any others, .NET would exchange the lengths too, and that is thrown.</summary>
    private Value ExchangeElements(IOperation operation, Exchange exchange)
    {
        Value[] values = [.. exchange.Variables.Select(variable => _slots.TryGetValue(variable, out Value? slot) ? slot : Nothing)];
        Atom[] arrays = [.. values.Select(static value => value.Atoms.First())];

        if (values.Any(static value => value is Value.Jagged) || !arrays.All(static array => array.Type.IsBuffer))
        {
            return Report(Descriptors.UnsupportedExpression, operation, "An exchange of these arrays", "exchange their elements");
        }

        Atom length = LengthOf(operation, arrays[0]);

        for (int i = 1; i < values.Length; i++)
        {
            RequireOneSize(operation, values[0], values[i], $"'{exchange.Variables[0].Name}' and '{exchange.Variables[i].Name}' are exchanged in a loop that is differentiated, and are not of one size.");
        }

        // What is overwritten before it is read is kept.
        Atom[] sources = [.. exchange.Sources.Select((source, target) => source < target ? CopyOfPart(operation, arrays[source], Literal.Of(0), length).Atoms.Single() : arrays[source])];

        for (int i = 0; i < arrays.Length; i++)
        {
            HandOver(operation, sources[i], arrays[i], length);
        }

        return Nothing;
    }

    /// <summary>The elements of one array replace those of another of its length: of any other, .NET would change the length too, and that is thrown.</summary>
    private Value ReplaceElements(ISimpleAssignmentOperation operation, Value replaced)
    {
        Value value = Visit(operation.Value, null);

        if (!value.IsArray || IsNothing(value))
        {
            return Fail();
        }

        if (replaced is Value.Jagged || value is Value.Jagged || replaced.Atoms.First() is not { Type.IsBuffer: true } target)
        {
            return Report(Descriptors.UnsupportedExpression, operation, "An assignment to this array variable in a loop or branch", "copy the elements");
        }

        Atom length = LengthOf(operation, target);
        RequireOneSize(operation, replaced, value, $"'{((ILocalReferenceOperation)operation.Target).Local.Name}' is assigned an array of another size, in a loop or branch that is differentiated: keep one size, and count to an end of its own.");
        HandOver(operation, value.Atoms.First(), target, length);
        return Nothing;
    }

    private void HandOver(IOperation operation, Atom source, Atom target, Atom length)
    {
        SetElements(operation, target, length, position => ElementAt(operation, source, position));
        _handedOver.Add(target);
    }

    private void RequireOneSize(IOperation operation, Value one, Value other, string message)
    {
        Atom[] sizes = SizesOf(one);
        Atom[] others = SizesOf(other);

        for (int i = 0; i < sizes.Length; i++)
        {
            Require(operation, sizes[i], "!=", others[i], message, nameof(NotSupportedException));
        }

        Atom[] SizesOf(Value array) => array.Sizes ?? [LengthOf(operation, array.Atoms.First())];
    }

    /// <summary>The local array that is written to; null, and reported, if it is the caller's.</summary>
    private Atom? Written(IInvocationOperation operation, IOperation array)
    {
        if (TypeLowering.Lower(array.Type) is null)
        {
            ReportCall(operation);
            return null;
        }

        return OwnArray(array, array);
    }

    private Atom? PartOf(IInvocationOperation operation, Atom array, IOperation? start, IOperation? length)
    {
        if (start is null && length is null)
        {
            return array;
        }

        Value part = Part(operation, array, start is null ? Literal.Of(0) : Atom(start), length is null ? null : Atom(length));
        return part is Value.Scalar { Atom: { } atom } && !IsNothing(atom) ? atom : null;
    }

    /// <summary>A loop that sets each element of an array.</summary>
    private void SetElements(IOperation operation, Atom array, Atom length, Func<Variable, Atom> elementAt)
    {
        Origin origin = OriginOf(operation);
        ForEachPosition(origin, length, position => Add(new Let([], Arrays.Store, [array, position, elementAt(position)], origin)));
    }

    /// <summary>A loop over the positions of so many elements.</summary>
    private void ForEachPosition(Origin origin, Atom length, Action<Variable> lowerBody)
    {
        Variable position = Fresh("position", IrType.Int32);
        Assign(position, Literal.Of(0));

        Variable goesOn = Fresh("isInRange", IrType.Boolean);
        List<StructuredStatement> test = [new Perform(new Let([goesOn], Logic.Less, [position, length], origin))];
        List<StructuredStatement> body = Apart(() => lowerBody(position));
        List<StructuredStatement> update = [new Perform(new Let([position], Integers.Add, [position, Literal.Of(1)], origin))];
        _statements.Add(new Iterate([.. test], goesOn, [.. body], [.. update], TestsFirst: true, TestAssigns: false, origin));
    }
}
