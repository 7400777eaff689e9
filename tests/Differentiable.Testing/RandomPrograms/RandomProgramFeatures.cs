namespace Differentiable.Testing.RandomPrograms;

/// <summary>The language features that a random program may contain. Straight-line double arithmetic needs none.</summary>
[Flags]
public enum RandomProgramFeatures
{
    /// <summary>Straight-line arithmetic and smooth functions of doubles.</summary>
    None = 0,

    /// <summary>Parameters, locals and arithmetic of type float.</summary>
    Float = 1 << 0,

    /// <summary>If statements and conditional expressions.</summary>
    Branches = 1 << 1,

    /// <summary>Conditions on active values.</summary>
    ActiveConditions = 1 << 2,

    /// <summary>Returns inside branches.</summary>
    EarlyReturns = 1 << 3,

    /// <summary>Guards that throw.</summary>
    Guards = 1 << 4,

    /// <summary>Calls of other differentiable methods.</summary>
    Helpers = 1 << 5,

    /// <summary>Integer parameters, locals and arithmetic.</summary>
    Integers = 1 << 6,

    /// <summary>Bit operations and shifts of integers; needs <see cref="Integers"/>.</summary>
    BitOperations = 1 << 7,

    /// <summary>Increments and decrements of integers; needs <see cref="Integers"/>.</summary>
    Increments = 1 << 8,

    /// <summary>Bool parameters and locals.</summary>
    Booleans = 1 << 9,

    /// <summary>Enum parameters and comparisons.</summary>
    Enums = 1 << 10,

    /// <summary>String parameters and comparisons.</summary>
    Strings = 1 << 11,

    /// <summary>Constant and static readonly fields and constant locals.</summary>
    Constants = 1 << 12,

    /// <summary>Functions with kinks: Abs, Max, Min, Clamp, CopySign, MaxMagnitude, MinMagnitude.</summary>
    Kinks = 1 << 13,

    /// <summary>Piecewise constant functions: Floor, Ceiling, Round, Truncate, Sign; and functions that say what their derivative is: Derivative.Stop, StraightThrough.</summary>
    Steps = 1 << 14,

    /// <summary>The operator % on reals.</summary>
    Remainder = 1 << 15,

    /// <summary>Static members of the number types, such as double.Hypot.</summary>
    NumberMembers = 1 << 16,

    /// <summary>Tuple deconstruction of SinCos.</summary>
    SinCos = 1 << 17,

    /// <summary>Real parameters marked [NoDerivative].</summary>
    NoDerivative = 1 << 18,

    /// <summary>Casts of reals to integers, through which no derivative flows; needs <see cref="Integers"/>.</summary>
    IntegerCasts = 1 << 19,

    /// <summary>Calls of methods from integers to integers that carry no attribute; needs <see cref="Integers"/>.</summary>
    PassiveHelpers = 1 << 20,

    /// <summary>Named and optional arguments.</summary>
    NamedArguments = 1 << 21,

    /// <summary>Assignments to locals and parameters after their declaration, simple and compound.</summary>
    Reassignment = 1 << 22,

    /// <summary>Mathematical functions; without it arithmetic only.</summary>
    MathFunctions = 1 << 23,

    /// <summary>Loops. Without it there are none at all; alone it gives <c>for</c> loops, with an int as the counter.</summary>
    Loops = 1 << 24,

    /// <summary>While and do loops; needs <see cref="Loops"/>.</summary>
    WhileLoops = 1 << 25,

    /// <summary>Loops over <c>Enumerable.Range</c>; needs <see cref="Loops"/>.</summary>
    ForEachLoops = 1 << 26,

    /// <summary>Breaks and continues; needs <see cref="Loops"/>.</summary>
    LoopExits = 1 << 27,

    /// <summary>Returns inside loops; needs <see cref="Loops"/> and <see cref="EarlyReturns"/>.</summary>
    LoopReturns = 1 << 28,

    /// <summary>Tuple assignments in loops; needs <see cref="Loops"/>.</summary>
    TupleAssignments = 1 << 29,

    /// <summary>Arrays and spans: parameters, locals, elements, parts; loops over them need <see cref="Loops"/>.</summary>
    Arrays = 1 << 30,

    /// <summary>Every feature.</summary>
    All = int.MaxValue,

    /// <summary>Every feature of programs without arrays.</summary>
    Scalars = All & ~Arrays,

    /// <summary>The features of programs that are smooth in a neighbourhood of each point, for difference quotients.</summary>
    Smooth = All & ~(Float | ActiveConditions | Kinks | Steps | Remainder | IntegerCasts),
}
