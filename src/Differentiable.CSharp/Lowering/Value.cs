using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Lowering;

/// <summary>What an expression lowers to: an atom, a matrix, an array of arrays, or a tuple of values. All but atoms exist here only; the IR sees their components.</summary>
internal abstract record Value
{
    /// <summary>The atoms of the value, in order.</summary>
    public abstract IEnumerable<Atom> Atoms { get; }

    /// <summary>Whether it is an array of any form.</summary>
    public bool IsArray => this is Matrix or Jagged or Scalar { Atom.Type.IsArray: true };

    /// <summary>Of a matrix, or of an array of arrays that is made here, the numbers of its rows and columns; null of anything else.</summary>
    public Atom[]? Sizes => this switch
    {
        Matrix matrix => [matrix.Rows, matrix.Columns],
        Jagged rows => [rows.Count, rows.Length],
        _ => null,
    };

    public sealed record Scalar(Atom Atom) : Value
    {
        public override IEnumerable<Atom> Atoms => [Atom];
    }

    /// <summary>A matrix: its elements, row by row, and the numbers of its rows and columns.</summary>
    public sealed record Matrix(Atom Elements, Atom Rows, Atom Columns) : Value
    {
        /// <summary>The caller's matrix itself; null for one that is made here, or that a caller whose program this is put into has opened already.</summary>
        public Atom? Whole { get; init; }

        public override IEnumerable<Atom> Atoms => [Elements];
    }

    /// <summary>An array of arrays that is made here: the elements of all, one array after the other, how many arrays there are, and the length of each.</summary>
    public sealed record Jagged(Atom Elements, Atom Count, Atom Length) : Value
    {
        public override IEnumerable<Atom> Atoms => [Elements];
    }

    public sealed record Tuple(EquatableArray<Value> Elements) : Value
    {
        public override IEnumerable<Atom> Atoms => Elements.SelectMany(static element => element.Atoms);
    }
}
