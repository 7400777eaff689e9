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
        if (primitive.Evaluate is { } evaluate && targets[0].Type.IsFloatingPoint)
        {
            // What is evaluated in double for float arguments is an operator or a choice: rounded once more, it is the float result.
            double[] numbers = [.. values.Select(static value => System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))];
            return [CSharpConversion.Convert(evaluate(numbers), targets[0].Type, isChecked: false)];
        }

        return Apply(primitive.Form, primitive.Signature.ScalarType(atoms), atoms, values, targets[0].Type, isChecked: false);
    }

    private static IReadOnlyList<object?> Apply(
        CSharpForm form, IrType scalar, IReadOnlyList<Atom> atoms, object?[] values, IrType result, bool isChecked) => form switch
        {
            CSharpForm.Infix infix => [CSharpOperator.Infix(infix.Token, values[0], values[1], isChecked)],
            CSharpForm.Prefix prefix => [CSharpOperator.Prefix(prefix.Token, values[0], isChecked)],
            CSharpForm.Wrapped wrapped => Apply(wrapped.Inner, scalar, atoms, values, result, wrapped.Keyword == "checked"),
            CSharpForm.Select => [(bool)values[0]! ? values[1] : values[2]],
            CSharpForm.Cast => [CSharpConversion.Convert(values[0]!, result, isChecked)],
            CSharpForm.Method method => DotNetMethod.Invoke(
                scalar == IrType.Single ? method.ForSingle : method.ForDouble, [.. atoms.Select(static atom => atom.Type)], values),
            _ => throw new NotSupportedException($"The interpreter does not know {form}."),
        };
}
