namespace Differentiable.Arrays;

/// <summary>One column or one row of a Jacobian. Generated code implements it; <see cref="Jacobian.Write"/> calls it.</summary>
/// <typeparam name="T">The type of the entries.</typeparam>
public interface IJacobianStep<T>
{
    /// <summary>Df · unit.</summary>
    /// <param name="unit">The unit vector, which has a component for each input.</param>
    /// <param name="column">Where the column is written: it has an entry for each result.</param>
    void Column(ReadOnlySpan<T> unit, Span<T> column);

    /// <summary>Dfᵀ · unit.</summary>
    /// <param name="unit">The unit vector, which has a component for each result.</param>
    /// <param name="row">Where the row is written: it has an entry for each input.</param>
    void Row(ReadOnlySpan<T> unit, Span<T> row);
}
