using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Representations;

/// <summary>What a function costs, as one number: what representations of the same derivative are chosen by.</summary>
internal static class WeightedCost
{
    private const int WeightOfChain = 2;
    private const int WeightOfChainInLoops = 4;

    // Calls that do not wait for one another take the time of their operations, calls that do that of their chains. The weight is fitted to measurements of both; that
    // of loops, whose iterations do wait, to measurements of loops (docs/architecture.md).
    public static long Of(Function function) => OfSimplified(Simplifier.Finish(function));

    /// <summary>The same of a function that is simplified already.</summary>
    public static long OfSimplified(Function function)
    {
        (long work, long chain) = OperationCost.Of(function);
        return work + ((Loops.AreIn(function) ? WeightOfChainInLoops : WeightOfChain) * chain);
    }
}
