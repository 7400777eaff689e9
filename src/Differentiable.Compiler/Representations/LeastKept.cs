using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// The least number of values from which the way back can compute all that it reads of the way there. Between what it cannot compute again and what it reads there may be a narrower place: of
/// <c>if (candidate &gt; best)</c> the comparison, not both numbers.
/// </summary>
/// <remarks>
/// A minimum vertex cut of the values that are computed again, by a maximum flow (Ford and Fulkerson, 1956). Of several cuts the one nearest to what cannot be computed again, so nothing changes where nothing
/// is won.
/// </remarks>
internal sealed class LeastKept
{
    private const int Source = 0;
    private const int Sink = 1;
    private const int Unlimited = int.MaxValue;

    // Of each value the node that flows into it; the next one flows out.
    private readonly Dictionary<Variable, int> _entries = [];
    private readonly List<Pipe> _pipes = [];
    private readonly List<List<int>> _pipesFrom = [[], []];

    private LeastKept()
    {
    }

    /// <summary>The values to keep; null where they are no fewer than those that cannot be computed again.</summary>
    /// <param name="leaves">What cannot be computed again.</param>
    /// <param name="again">The statements that compute the rest from it.</param>
    /// <param name="read">What the way back reads, of any of these and of other values.</param>
    /// <param name="mayKeep">Whether a value can be kept that can also be computed again.</param>
    public static HashSet<Variable>? Of(IReadOnlyCollection<Variable> leaves, IReadOnlyList<Statement> again, IEnumerable<Variable> read, Func<Variable, bool> mayKeep)
    {
        if (leaves.Count < 2)
        {
            return null;
        }

        LeastKept flow = new();

        foreach (Variable leaf in leaves)
        {
            flow.Connect(Source, flow.AddValue(leaf, 1), Unlimited);
        }

        foreach (Statement statement in again)
        {
            flow.Add(statement, mayKeep);
        }

        foreach (Variable variable in read.Distinct().Where(flow._entries.ContainsKey))
        {
            flow.Connect(flow.ExitOf(variable), Sink, Unlimited);
        }

        int width = 0;

        while (flow.TryAugment())
        {
            width++;
        }

        return width < leaves.Count ? flow.Cut() : null;
    }

    private void Add(Statement statement, Func<Variable, bool> mayKeep)
    {
        int[] from = [.. FreeVariables.Reads(statement).Distinct().Where(_entries.ContainsKey).Select(ExitOf)];

        foreach (Variable target in from.Length == 0 ? [] : Bindings.Of(statement))
        {
            int entry = AddValue(target, mayKeep(target) ? 1 : Unlimited);
            Array.ForEach(from, exit => Connect(exit, entry, Unlimited));
        }
    }

    /// <summary>A value is two nodes, with a pipe between them as wide as it costs to keep it.</summary>
    private int AddValue(Variable value, int cost)
    {
        int entry = _pipesFrom.Count;
        _entries.Add(value, entry);
        _pipesFrom.Add([]);
        _pipesFrom.Add([]);
        Connect(entry, entry + 1, cost);
        return entry;
    }

    private int ExitOf(Variable value) => _entries[value] + 1;

    private void Connect(int from, int to, int width)
    {
        _pipesFrom[from].Add(_pipes.Count);
        _pipes.Add(new(to, width));
        _pipesFrom[to].Add(_pipes.Count);
        _pipes.Add(new(from, 0));
    }

    /// <summary>One unit more from the source to the sink, if there is a way.</summary>
    private bool TryAugment()
    {
        Dictionary<int, int> reached = Reached();

        if (!reached.ContainsKey(Sink))
        {
            return false;
        }

        for (int node = Sink; node != Source; node = _pipes[reached[node] ^ 1].To)
        {
            _pipes[reached[node]].Take();
            _pipes[reached[node] ^ 1].Give();
        }

        return true;
    }

    /// <summary>The nodes that more can flow to, and the pipe by which each is reached first.</summary>
    private Dictionary<int, int> Reached()
    {
        Dictionary<int, int> reached = new() { [Source] = -1 };
        Queue<int> next = new([Source]);

        while (next.Count > 0)
        {
            foreach (int pipe in _pipesFrom[next.Dequeue()].Where(pipe => _pipes[pipe].Room > 0 && !reached.ContainsKey(_pipes[pipe].To)))
            {
                reached.Add(_pipes[pipe].To, pipe);
                next.Enqueue(_pipes[pipe].To);
            }
        }

        return reached;
    }

    private HashSet<Variable> Cut()
    {
        Dictionary<int, int> reached = Reached();
        return [.. _entries.Keys.Where(value => reached.ContainsKey(_entries[value]) && !reached.ContainsKey(ExitOf(value)))];
    }

    /// <summary>Where something may flow. After each pipe comes the one that takes it back.</summary>
    private sealed class Pipe(int to, int room)
    {
        public int To => to;

        public int Room { get; private set; } = room;

        public void Take() => Room = Room == Unlimited ? Unlimited : Room - 1;

        public void Give() => Room = Room == Unlimited ? Unlimited : Room + 1;
    }
}
