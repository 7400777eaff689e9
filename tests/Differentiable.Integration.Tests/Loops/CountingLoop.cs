using Differentiable.Loops;

namespace Differentiable.Integration.Tests.Loops;

/// <summary>Counts to a number, and how often it runs without remembering anything: never, as long as everything fits the history.</summary>
internal readonly ref struct CountingLoop<TResidual> : IReversibleLoop<int, TResidual, None, int>
    where TResidual : unmanaged
{
    private readonly int _iterations;
    private readonly Span<int> _forgotten;

    private CountingLoop(int iterations, Span<int> forgotten)
    {
        _iterations = iterations;
        _forgotten = forgotten;
    }

    public static bool Fits(int iterations, int memory)
    {
        int[] forgotten = [0];
        (_, int back) = Loop.Reverse<CountingLoop<TResidual>, int, TResidual, None, int>(new(iterations, forgotten), 0, memory);
        Assert.Equal(iterations, back);
        return forgotten[0] == 0;
    }

    public bool Continues(int state) => state < _iterations;

    public int Next(int state)
    {
        _forgotten[0]++;
        return state + 1;
    }

    public (int State, TResidual Residual) Record(int state) => (state + 1, default);

    public (None Output, int Cotangent) Rest(int state) => (default, 0);

    public int Back(TResidual residual, long iteration, int cotangent) => cotangent + 1;
}
