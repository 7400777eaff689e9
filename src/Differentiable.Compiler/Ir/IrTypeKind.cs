namespace Differentiable.Compiler.Ir;

/// <summary>The kinds of type that the IR distinguishes.</summary>
public enum IrTypeKind
{
    /// <summary>IEEE 754 binary64: carries a derivative.</summary>
    Double,

    /// <summary>IEEE 754 binary32: carries a derivative, in single precision.</summary>
    Single,

    /// <summary>A truth value: passive.</summary>
    Boolean,

    /// <summary>An integer of any width, or a character: passive.</summary>
    Integer,

    /// <summary>An enumeration: passive.</summary>
    Enum,

    /// <summary>A string: passive.</summary>
    String,

    /// <summary>An array of any form, or a part of one: carries a derivative where its elements do.</summary>
    Array,

    /// <summary>Where a local array lies that is kept for the way back: passive. Generated code only.</summary>
    Kept,

    /// <summary>Several numbers of one floating-point type in one SIMD register: a tangent in several directions. Generated code only.</summary>
    Lanes,
}
