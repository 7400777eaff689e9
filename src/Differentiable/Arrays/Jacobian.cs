using System.Numerics;

namespace Differentiable.Arrays;

/// <summary>Jacobians of methods whose results are arrays: how many rows and columns there are shows only when they run.</summary>
public static class Jacobian
{
    /// <summary>Writes a Jacobian, row by row in memory.</summary>
    /// <param name="step">One column, and one row.</param>
    /// <param name="rows">The number of results.</param>
    /// <param name="columns">The number of inputs.</param>
    /// <param name="byColumns">Whether it is computed by columns, each a directional derivative; else by rows, each a reverse sweep.</param>
    /// <param name="jacobian">Where it is written.</param>
    public static void Write<TStep, T>(TStep step, int rows, int columns, bool byColumns, Span<T> jacobian)
        where TStep : struct, IJacobianStep<T>, allows ref struct
        where T : unmanaged, INumberBase<T>
    {
        if (byColumns)
        {
            WriteColumns(step, rows, columns, jacobian);
        }
        else
        {
            WriteRows(step, rows, columns, jacobian);
        }
    }

    private static void WriteColumns<TStep, T>(TStep step, int rows, int columns, Span<T> jacobian)
        where TStep : struct, IJacobianStep<T>, allows ref struct
        where T : unmanaged, INumberBase<T>
    {
        using Workspace workspace = Workspace.Open();
        Span<T> unit = Workspace.Zeros<T>(columns);
        Span<T> column = Workspace.Zeros<T>(rows);

        for (int j = 0; j < columns; j++)
        {
            using Workspace iteration = Workspace.Open();
            unit[j] = T.One;
            step.Column(unit, column);
            unit[j] = T.Zero;

            for (int i = 0; i < rows; i++)
            {
                jacobian[(i * columns) + j] = column[i];
            }
        }
    }

    private static void WriteRows<TStep, T>(TStep step, int rows, int columns, Span<T> jacobian)
        where TStep : struct, IJacobianStep<T>, allows ref struct
        where T : unmanaged, INumberBase<T>
    {
        using Workspace workspace = Workspace.Open();
        Span<T> unit = Workspace.Zeros<T>(rows);

        for (int i = 0; i < rows; i++)
        {
            using Workspace iteration = Workspace.Open();
            unit[i] = T.One;
            step.Row(unit, jacobian.Slice(i * columns, columns));
            unit[i] = T.Zero;
        }
    }
}
