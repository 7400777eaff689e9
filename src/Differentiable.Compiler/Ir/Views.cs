namespace Differentiable.Compiler.Ir;

/// <summary>Which arrays are parts of others.</summary>
public sealed class Views
{
    private readonly Dictionary<Variable, Let> _views = [];

    private Views()
    {
    }

    public static Views Of(Function function) => Of(Nested.StatementsOf(function.Body));

    /// <summary>Which of the arrays that some statements bind are parts of others, which may be from outside.</summary>
    public static Views Of(IEnumerable<Statement> statements)
    {
        Views views = new();

        foreach (Let view in statements.OfType<Let>().Where(static let => let.Primitive.IsView))
        {
            views._views[view.Target] = view;
        }

        return views;
    }

    /// <summary>The array that this is a part of, or itself.</summary>
    public Variable WholeOf(Variable array)
    {
        while (ViewOf(array) is { } view)
        {
            array = (Variable)view.Arguments[0];
        }

        return array;
    }

    /// <summary>The whole arrays that a statement has to do with.</summary>
    public IEnumerable<Variable> WholesIn(Let let) => let.Arguments.OfType<Variable>().Where(static argument => argument.Type.IsArray).Select(WholeOf);

    /// <summary>The statement that takes this part of an array; null if it is a whole.</summary>
    public Let? ViewOf(Variable array) => _views.TryGetValue(array, out Let? view) ? view : null;
}
