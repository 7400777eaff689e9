using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Ir;

/// <summary>Binds the results of a primitive: <c>targets = primitive(arguments)</c>.</summary>
public sealed record Let(EquatableArray<Variable> Targets, Primitive Primitive, EquatableArray<Atom> Arguments, Origin? Origin) : Statement(Origin)
{
    /// <summary>The only target of a primitive with one result.</summary>
    public Variable Target => Targets[0];

    /// <summary>Whether the statement reads elements that other statements change: then its place matters.</summary>
    public bool ReadsBuffer
    {
        get
        {
            // Every pass asks for every statement, and few primitives read elements at all.
            for (int i = 0; Primitive.ReadsElements && i < Arguments.Count; i++)
            {
                if (Arguments[i] is Variable { Type: { IsArray: true, IsBuffer: true } })
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The arrays whose elements the statement reads.</summary>
    public IEnumerable<Variable> ArraysRead => Primitive.ReadsElements ? Arguments.OfType<Variable>().Where(static argument => argument.Type.IsArray) : [];

    /// <summary>Those of them whose elements change while the method runs.</summary>
    public IEnumerable<Variable> BuffersRead => ArraysRead.Where(static array => array.Type.IsBuffer);

    public override string ToString() => $"{Targets} = {Primitive}({Arguments})";
}
