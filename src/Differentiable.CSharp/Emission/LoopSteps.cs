using Differentiable.Compiler.Ir;

namespace Differentiable.CSharp.Emission;

/// <summary>The loops of a generated file that wait to be written as structs.</summary>
/// <param name="stem">What the names of the structs begin with.</param>
/// <param name="memory">How many bytes a loop may use to run backwards; 0 for the runtime's choice.</param>
internal sealed class LoopSteps(string stem, int memory)
{
    private readonly NameSource _names = new([]);
    private readonly Queue<LoopStruct> _waiting = new();
    private readonly Dictionary<(Statement, bool), LoopStruct> _known = [];

    /// <summary>Takes a loop, and returns the struct that it becomes; the same one for loops that differ in nothing but what they begin with.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="isInner">Whether it runs inside of another loop.</param>
    public LoopStruct Add(Statement loop, bool isInner)
    {
        (Statement, bool) key = (WithoutPlace(loop), isInner);

        if (!_known.TryGetValue(key, out LoopStruct? @struct))
        {
            @struct = new(_names.Fresh(stem + "Loop"), loop, isInner);
            _known.Add(key, @struct);
            _waiting.Enqueue(@struct);
        }

        return @struct;
    }

    /// <summary>What a struct depends on: not what the loop begins with, nor what its results are called.</summary>
    private static Statement WithoutPlace(Statement statement) => statement switch
    {
        Loop loop => loop with { Initial = [], Targets = [], Remark = null },
        ReverseLoop loop => loop with { Initial = [] },
        _ => statement,
    };

    /// <summary>How many bytes the loop may use to run backwards, as arguments: of the stack, and rented ones where these are more.</summary>
    public string MemoryOf(LoopStruct loop)
    {
        string own = "global::Differentiable.Loops.Loop." + (loop.IsInner ? "InnerMemory" : "Memory");
        string bytes = memory.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return memory == 0 ? own : IsRented(loop) ? $"{own}, {bytes}" : bytes;
    }

    /// <summary>How many bytes of the stack it may use.</summary>
    public int StackOf(LoopStruct loop) => memory == 0 || IsRented(loop) ? OwnMemoryOf(loop) : memory;

    /// <summary>How many bytes it may rent.</summary>
    public int RentedOf(LoopStruct loop) => IsRented(loop) ? memory : 0;

    private bool IsRented(LoopStruct loop) => memory > OwnMemoryOf(loop);

    private static int OwnMemoryOf(LoopStruct loop) => loop.IsInner ? KnownNames.InnerLoopMemory : KnownNames.OuterLoopMemory;

    public LoopStruct? Next() => _waiting.Count > 0 ? _waiting.Dequeue() : null;
}
