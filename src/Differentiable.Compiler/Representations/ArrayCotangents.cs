using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Representations;

/// <summary>The buffers for the cotangents of a function's active arrays. A buffer is bound where its array is bound, and added to where the array is read.</summary>
internal sealed class ArrayCotangents
{
    private readonly Dictionary<Variable, Variable> _buffers = [];
    private readonly Dictionary<Variable, Variable> _owners = [];

    private ArrayCotangents(ArrayStores stores) => Stores = stores;

    /// <summary>Where the function stores to arrays.</summary>
    public ArrayStores Stores { get; }

    /// <inheritdoc cref="UndoneArrays"/>
    public HashSet<Variable> Undone { get; private set; } = [];

    // Of the stores to them: those that come before anything reads the array.
    private HashSet<Let> _first = [];

    /// <param name="source">The function.</param>
    /// <param name="names">Where names come from.</param>
    /// <param name="suffix">What the name of a parameter's buffer ends in: it is a parameter itself.</param>
    public static ArrayCotangents Of(Function source, NameSource names, string suffix)
    {
        ArrayCotangents cotangents = new(ArrayStores.Of(source));

        // The parameters first: their names are the caller's to read.
        foreach (Variable array in ArraysAmong(source.ActiveParameters).Concat(ArraysAmong(Activity.Of(source)).OrderBy(static array => array.Name, StringComparer.Ordinal)))
        {
            if (!cotangents._buffers.ContainsKey(array))
            {
                string stem = array.Name + (source.ActiveParameters.Contains(array) ? suffix : source.Outputs.Contains(array) ? "CotangentLeft" : "Cotangent");
                Variable buffer = new(names.Fresh(stem), array.Type.ToBuffer());
                cotangents._buffers[array] = buffer;
                cotangents._owners[buffer] = array;
            }
        }

        cotangents.Undone = UndoneArrays.Of(source, cotangents._buffers.Keys, cotangents.Stores);
        cotangents._first = UndoneArrays.FirstStores(source, cotangents.Undone, cotangents.Stores);
        return cotangents;
    }

    /// <summary>Whether the way back of a store puts the element that it replaces in its place again.</summary>
    public bool IsTakenBack(Let store) => Undone.Count > 0 && Undone.Contains(Stores.Stored(store)) && !_first.Contains(store);

    /// <summary>The arrays from outside of the block that are taken back in it.</summary>
    public IEnumerable<Variable> UndoneIn(Block block)
    {
        if (Undone.Count == 0)
        {
            return [];
        }

        IReadOnlyList<Statement> statements = Nested.StatementsOf(block);
        return statements.OfType<Let>().Where(let => let.Primitive.IsStore && IsTakenBack(let)).Select(Stores.Stored).Except(Bindings.In(statements));
    }

    /// <summary>The buffer of the array's cotangent; null if it has none.</summary>
    public Variable? Of(Atom atom) => atom is Variable variable && _buffers.TryGetValue(variable, out Variable? buffer) ? buffer : null;

    /// <summary>The array whose cotangent this is; null if it is none.</summary>
    public Variable? ArrayOf(Variable buffer) => _owners.TryGetValue(buffer, out Variable? array) ? array : null;

    /// <summary>Whether a block reads or writes an array from outside of it that carries a derivative.</summary>
    public bool AreUsedIn(Block block) => FreeVariables.Of(block).Any(_buffers.ContainsKey);

    private static IEnumerable<Variable> ArraysAmong(IEnumerable<Variable> variables) => variables.Where(static variable => variable.Type.IsArray);
}
