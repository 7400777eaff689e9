namespace Differentiable.Compiler.Ir;

/// <summary>How the elements of an array are arranged.</summary>
public enum ArrayForm
{
    /// <summary>One after the other: arrays with one index, and spans.</summary>
    Vector,

    /// <summary>In rows and columns: arrays with two indexes.</summary>
    Matrix,

    /// <summary>In rows of any lengths: arrays of arrays.</summary>
    Jagged,
}
