namespace Differentiable.Testing.RandomPrograms;

/// <summary>A number of elements: a constant, or one that is not known, plus a constant.</summary>
/// <param name="Symbol">An array that has the unknown number of elements, or an int that is that number; null for a constant.</param>
internal readonly record struct ArrayLength(Variable? Symbol, int Offset)
{
    public ArrayLength Plus(int more) => this with { Offset = Offset + more };

    /// <summary>The number as an expression.</summary>
    public Expression Expression
    {
        get
        {
            if (Symbol is null)
            {
                return Build.Integer(ScalarType.Int, Offset);
            }

            Expression symbol = Symbol.Form == ArrayForm.None ? Build.Reference(Symbol) : new LengthOf(Build.Reference(Symbol));
            return Build.Shifted(symbol, Offset);
        }
    }
}
