namespace Differentiable.Testing.RandomPrograms;

/// <summary>What a loop can be like, each worth a test of its own.</summary>
public enum LoopFeature
{
    /// <summary>A <c>for</c> loop.</summary>
    For,

    /// <summary>A <c>for</c> loop that counts down.</summary>
    CountingDown,

    /// <summary>A <c>for</c> loop with a step other than 1.</summary>
    LargeStep,

    /// <summary>A <c>for</c> loop with two counters.</summary>
    SeveralCounters,

    /// <summary>A <c>for</c> loop whose counter is declared before it.</summary>
    CounterBefore,

    /// <summary>A <c>for</c> loop whose counter is a long.</summary>
    LongCounter,

    /// <summary>A counter that starts below zero.</summary>
    NegativeStart,

    /// <summary>A loop that, by its constants, never runs.</summary>
    Empty,

    /// <summary>A <c>for</c> loop with a constant number of iterations.</summary>
    ConstantTrips,

    /// <summary>A <c>for</c> loop whose number of iterations depends on arguments.</summary>
    RunTimeTrips,

    /// <summary>A <c>for</c> loop whose body changes what its condition reads.</summary>
    ChangedHeader,

    /// <summary>A counter converted to a real number.</summary>
    CounterAsReal,

    /// <summary>A counter in the condition of a branch.</summary>
    CounterInCondition,

    /// <summary>A <c>while</c> loop.</summary>
    While,

    /// <summary>A loop that only a break ends.</summary>
    Endless,

    /// <summary>A <c>do</c> loop.</summary>
    Do,

    /// <summary>A local without an initialiser that a do loop assigns.</summary>
    AssignedByDo,

    /// <summary>A condition of a loop that asks about an active value.</summary>
    ActiveCondition,

    /// <summary>A loop until an active number is small.</summary>
    Contraction,

    /// <summary>A loop over <c>Enumerable.Range</c>.</summary>
    ForEach,

    /// <summary>A loop in a loop.</summary>
    Nested,

    /// <summary>A loop in a loop in a loop.</summary>
    NestedTwice,

    /// <summary>A loop in a branch.</summary>
    LoopInBranch,

    /// <summary>A branch in a loop.</summary>
    BranchInLoop,

    /// <summary>A break.</summary>
    Break,

    /// <summary>A continue.</summary>
    Continue,

    /// <summary>A return in a loop.</summary>
    Return,

    /// <summary>A return in a loop in a loop.</summary>
    NestedReturn,

    /// <summary>A loop in a method that the entry method may call.</summary>
    LoopInHelper,

    /// <summary>A call in a loop.</summary>
    CallInLoop,

    /// <summary>A call, in a loop, of a method with a loop.</summary>
    CallOfLoopInLoop,

    /// <summary>A double that the loop carries.</summary>
    CarriedDouble,

    /// <summary>A float that the loop carries.</summary>
    CarriedFloat,

    /// <summary>An int, no counter, that the loop carries.</summary>
    CarriedInt,

    /// <summary>A bool that the loop carries.</summary>
    CarriedBool,

    /// <summary>Two or more real numbers that one loop carries.</summary>
    SeveralCarried,

    /// <summary>A sum of terms.</summary>
    Accumulator,

    /// <summary>A number that is set to a function of itself.</summary>
    Recurrence,

    /// <summary>A tuple assignment of reals.</summary>
    TupleAssignment,

    /// <summary>A tuple assignment by which variables only change places.</summary>
    Swap,

    /// <summary>A tuple assignment of ints.</summary>
    IntegerTuple,

    /// <summary>A carried number that some iterations leave as it is.</summary>
    ConditionalUpdate,

    /// <summary>A local declared in a loop's body.</summary>
    LocalInBody,

    /// <summary>A guard in a loop.</summary>
    GuardInLoop,
}
