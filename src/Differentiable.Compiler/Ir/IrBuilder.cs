using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Ir;

/// <summary>Appends statements to a block under construction and names their results.</summary>
public sealed class IrBuilder(NameSource names)
{
    private readonly List<Statement> _statements = [];

    /// <summary>The origin that statements get from now on.</summary>
    public Origin? Origin { get; set; }

    public NameSource Names => names;

    /// <summary>A builder for a nested block, with the same names and origin.</summary>
    public IrBuilder Nested() => new(names) { Origin = Origin };

    public void Add(Statement statement) => _statements.Add(statement);

    public void AddRange(IEnumerable<Statement> statements) => _statements.AddRange(statements);

    public Variable Fresh(string stem, IrType type) => new(names.Fresh(stem), type);

    /// <summary>Keeps a place for statements that are not known yet.</summary>
    public Place Reserve()
    {
        Guard placeholder = new([], [], AlwaysThrows: false, Origin);
        _statements.Add(placeholder);
        return new(_statements, placeholder);
    }

    /// <summary>Binds the only result of a primitive to a fresh variable; its type follows from the arguments.</summary>
    public Variable Apply(Primitive primitive, params Atom[] arguments) => Bind(primitive.Stem, primitive, arguments);

    /// <summary>As <see cref="Apply"/>, with a name of the caller's choice.</summary>
    public Variable Bind(string stem, Primitive primitive, params Atom[] arguments)
    {
        Variable target = Fresh(stem, primitive.Signature.ResultType(arguments));
        Add(new Let([target], primitive, [.. arguments], Origin));
        return target;
    }

    /// <summary>Converts an atom to a type; nothing is added where it has it already.</summary>
    public Atom Convert(Atom atom, IrType type)
    {
        if (atom.Type == type)
        {
            return atom;
        }

        Variable target = Fresh(atom is Variable variable ? variable.Name : "constant", type);
        Add(new Let([target], Conversions.Convert, [atom], Origin));
        return target;
    }

    public Block ToBlock(IEnumerable<Atom> results) => new(_statements.ToEquatableArray(), results.ToEquatableArray());
}
