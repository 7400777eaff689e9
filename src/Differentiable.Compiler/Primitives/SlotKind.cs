namespace Differentiable.Compiler.Primitives;

/// <summary>What may stand at one place of a primitive's signature.</summary>
public enum SlotKind
{
    /// <summary>double or float, the same in every such place of one application.</summary>
    Real,

    /// <summary>A number that may be a vector too: double, float or lanes of them, the same in every such place of one application.</summary>
    Vector,

    /// <summary>Lanes, the same in every such place of one application.</summary>
    Lanes,

    /// <summary>As a result: lanes of all the arguments.</summary>
    Packed,

    /// <summary>Any type, the same in every such place of one application.</summary>
    Same,

    /// <summary>An array with one index and elements of any type, the same in every such place of one application.</summary>
    Array,

    /// <summary>A matrix, with elements as the other arrays of the application.</summary>
    Matrix,

    /// <summary>An array of arrays, with elements as the other arrays of the application.</summary>
    Jagged,

    /// <summary>An array of any form, with elements as the other arrays of the application.</summary>
    AnyArray,

    /// <summary>An element of the arrays of the application.</summary>
    Element,

    /// <summary>As a result: an array whose type the arguments do not determine.</summary>
    NewArray,

    /// <summary>Where an array lies.</summary>
    Kept,

    Int32,

    Boolean,

    /// <summary>An enumeration, such as MidpointRounding.</summary>
    Enum,

    /// <summary>Any type at all: the source of a conversion.</summary>
    Any,
}
