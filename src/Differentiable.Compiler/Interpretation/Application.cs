using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Interpretation;

/// <summary>
/// What an application of a primitive computes: the primitive's own <see cref="Primitive.Evaluate"/>, else what its C# form means: an operator, or the .NET method
/// of that name.
/// </summary>
internal static class Application
{
    public static IReadOnlyList<object?> Apply(Primitive primitive, IReadOnlyList<Atom> atoms, object?[] values, IReadOnlyList<Variable> targets)
    {
        if (targets[0].Type.IsLanes && primitive.Form is not CSharpForm.LanesMethod)
        {
            return [OnEachLane(primitive, atoms, values, targets[0])];
        }

        if (primitive.Evaluate is { } evaluate && targets[0].Type.IsFloatingPoint)
        {
            // What is evaluated in double for float arguments is an operator or a choice: rounded once more, it is the float result.
            double[] numbers = [.. values.Select(static value => System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))];
            return [CSharpConversion.Convert(evaluate(numbers), targets[0].Type, isChecked: false)];
        }

        return Apply(primitive.Form, primitive.Signature.ScalarType(atoms), atoms, values, targets[0].Type, isChecked: false);
    }

    /// <summary>What lanes mean: the same operation on numbers, lane by lane; an operand that is a number serves all lanes.</summary>
    private static LaneValues OnEachLane(Primitive primitive, IReadOnlyList<Atom> atoms, object?[] values, Variable target)
    {
        Variable result = new(target.Name, target.Type.Scalar);
        Atom[] scalars = [.. atoms.Select(static atom => atom.Type.IsLanes ? new Variable("lane", atom.Type.Scalar) : atom)];
        return new([.. Enumerable.Range(0, target.Type.Count).Select(lane =>
            Apply(primitive, scalars, [.. values.Select(value => value is LaneValues lanes ? lanes.Items[lane] : value)], [result])[0])]);
    }

    private static IReadOnlyList<object?> Apply(
        CSharpForm form, IrType scalar, IReadOnlyList<Atom> atoms, object?[] values, IrType result, bool isChecked) => form switch
        {
            CSharpForm.Infix infix => [CSharpOperator.Infix(infix.Token, values[0], values[1], isChecked)],
            CSharpForm.Prefix prefix => [CSharpOperator.Prefix(prefix.Token, values[0], isChecked)],
            CSharpForm.Wrapped wrapped => Apply(wrapped.Inner, scalar, atoms, values, result, wrapped.Keyword == "checked"),
            CSharpForm.Select => [(bool)values[0]! ? values[1] : values[2]],
            CSharpForm.Cast => [CSharpConversion.Convert(values[0]!, result, isChecked)],
            CSharpForm.LanesMethod { Name: "Create" } => [new LaneValues(values)],
            CSharpForm.LanesMethod { Name: "GetElement" } => [((LaneValues)values[0]!).Items[(int)values[1]!]],
            CSharpForm.LanesMethod { Name: "Sum" } => [((LaneValues)values[0]!).Items.Aggregate(static (sum, item) => CSharpOperator.Infix("+", sum, item, isChecked: false))],
            CSharpForm.Method method => DotNetMethod.Invoke(
                scalar == IrType.Single ? method.ForSingle : method.ForDouble, [.. atoms.Select(static atom => atom.Type)], values),
            _ => throw new NotSupportedException($"The interpreter does not know {form}."),
        };
}
