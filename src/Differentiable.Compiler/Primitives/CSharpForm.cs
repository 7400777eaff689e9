namespace Differentiable.Compiler.Primitives;

/// <summary>How C# writes an application of a primitive. A closed set.</summary>
public abstract record CSharpForm
{
    /// <summary>A static method of one name for double and another for float: <c>System.Math.Sin</c>, <c>System.MathF.Sin</c>.</summary>
    public sealed record Method(string ForDouble, string ForSingle) : CSharpForm;

    /// <summary>A static method of the lanes' class: <c>System.Runtime.Intrinsics.Vector256.Create</c>.</summary>
    public sealed record LanesMethod(string Name) : CSharpForm;

    /// <summary>A generic method of the runtime's <c>Differentiable.Arrays</c>, given the type of the elements.</summary>
    public sealed record ArrayMethod(string Name) : CSharpForm;

    /// <summary>A method of <c>System.Numerics.Tensors.TensorPrimitives</c> that returns a number.</summary>
    public sealed record TensorMethod(string Name) : CSharpForm;

    /// <summary>A method of <c>System.Numerics.Tensors.TensorPrimitives</c> that fills a new array.</summary>
    public sealed record TensorMap(string Name) : CSharpForm;

    /// <summary><c>array[index]</c>.</summary>
    public sealed record ElementAccess : CSharpForm;

    /// <summary><c>operand.Name</c>.</summary>
    public sealed record Member(string Name) : CSharpForm;

    /// <summary><c>left token right</c>.</summary>
    public sealed record Infix(string Token) : CSharpForm;

    /// <summary><c>token operand</c>.</summary>
    public sealed record Prefix(string Token) : CSharpForm;

    /// <summary><c>checked(left token right)</c>, or <c>unchecked(...)</c>.</summary>
    public sealed record Wrapped(string Keyword, CSharpForm Inner) : CSharpForm;

    /// <summary><c>condition ? first : second</c>, both of them already computed.</summary>
    public sealed record Select : CSharpForm;

    /// <summary><c>(type)operand</c>.</summary>
    public sealed record Cast : CSharpForm;
}
