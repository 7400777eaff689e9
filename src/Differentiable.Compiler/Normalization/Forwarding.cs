using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.Compiler.Simplification;

namespace Differentiable.Compiler.Normalization;

/// <summary>
/// Reads an element of a local array once, and not at all where it was just set: <c>a[i] = x; y = a[i];</c> binds y to x. Its cotangent then takes no way through the
/// array's, and less is remembered. Compilers know it as load elimination with store-to-load forwarding.
/// </summary>
/// <remarks>Within a block and its arms, never into a loop or out of it.</remarks>
public sealed class Forwarding : IStatementVisitor<bool>
{
    private readonly Views _views;
    private readonly HashSet<Variable> _local;
    private readonly Dictionary<Variable, Atom> _known = [];
    private Dictionary<ElementPlace, Atom> _elements = [];

    private Forwarding(Function function)
    {
        _views = Views.Of(function);
        _local = [.. Nested.StatementsOf(function.Body).OfType<Let>().Where(static let => let.Primitive.IsFresh).Select(static let => let.Target)];
    }

    public static Function Forward(Function function)
    {
        Forwarding pass = new(function);

        if (pass._local.Count == 0)
        {
            return function;
        }

        pass.Walk(function.Body);
        return pass._known.Count == 0 ? function : Simplifier.Simplify(function with { Body = pass.Applied(function.Body) });
    }

    public bool VisitLet(Let let)
    {
        if (let.Primitive.HasEffect)
        {
            Write(let);
        }
        else if (let.Primitive == Arrays.Element && let.ReadsBuffer)
        {
            Read(let);
        }

        return true;
    }

    public bool VisitIf(If branch)
    {
        Dictionary<ElementPlace, Atom> before = _elements;

        foreach (Block arm in new[] { branch.Then, branch.Else })
        {
            _elements = new(before);
            Walk(arm);
        }

        _elements = before;
        ForgetStoredIn(branch.Then);
        ForgetStoredIn(branch.Else);
        return true;
    }

    public bool VisitCall(Call call) => true;

    public bool VisitGuard(Guard guard) => true;

    public bool VisitLoop(Loop loop)
    {
        Dictionary<ElementPlace, Atom> before = _elements;

        foreach (Block block in new[] { loop.Condition, loop.Body })
        {
            _elements = [];
            Walk(block);
        }

        _elements = before;
        ForgetStoredIn(loop.Condition);
        ForgetStoredIn(loop.Body);
        return true;
    }

    public bool VisitReverseLoop(ReverseLoop loop) => throw new InvalidOperationException("A program of the user's does not run loops backwards.");

    private void Walk(Block block)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            block.Statements[i].Accept(this);
        }
    }

    private void Read(Let element)
    {
        ElementPlace place = ElementPlace.Of((Variable)element.Arguments[0], Known(element.Arguments[1]), _views);

        if (_elements.TryGetValue(place, out Atom? known) && known.Type == element.Target.Type)
        {
            _known[element.Target] = known;
        }
        else
        {
            _elements[place] = element.Target;
        }
    }

    private void Write(Let let)
    {
        if (let.Primitive != Arrays.Store)
        {
            ForgetWrittenBy(let);
            return;
        }

        ElementPlace place = ElementPlace.Of((Variable)let.Arguments[0], Known(let.Arguments[1]), _views);
        Forget(place.Whole, place);
        _elements[place] = Known(let.Arguments[2]);
    }

    private void ForgetStoredIn(Block block)
    {
        foreach (Let let in Nested.StatementsOf(block).OfType<Let>().Where(static let => let.Primitive.HasEffect))
        {
            ForgetWrittenBy(let);
        }
    }

    private void ForgetWrittenBy(Let let)
    {
        foreach (Variable whole in _views.WholesIn(let))
        {
            Forget(whole, null);
        }
    }

    /// <summary>Forgets what may have been changed: elements of this array, but for those that are certainly elsewhere; of all arrays that are not known to be others.</summary>
    private void Forget(Variable whole, ElementPlace? written)
    {
        bool isLocal = _local.Contains(whole);

        foreach (ElementPlace place in _elements.Keys.ToArray())
        {
            bool isOther = place.Whole == whole ? written is not null && place.IsApartFrom(written) : isLocal && _local.Contains(place.Whole);

            if (!isOther)
            {
                _elements.Remove(place);
            }
        }
    }

    private Atom Known(Atom atom) => atom is Variable variable && _known.TryGetValue(variable, out Atom? known) ? known : atom;

    private Block Applied(Block block)
    {
        Removal reads = new(statement => statement is Let { Targets: [{ } target] } && _known.ContainsKey(target));
        return new Substitution(Known).Apply(reads.Apply(block));
    }

    /// <summary>Where an element is: in the whole array, if that is a matter of constants; else in the part by which it is written or read.</summary>
    private sealed record ElementPlace(Variable Whole, Variable Array, Atom Index)
    {
        public static ElementPlace Of(Variable array, Atom index, Views views)
        {
            Variable whole = views.WholeOf(array);
            (Variable part, Atom position) = (array, index);

            while (position is Literal offset && views.ViewOf(part) is { Arguments: [Variable of, Literal first, _] } view && (view.Primitive == Arrays.Slice || view.Primitive == Arrays.SliceOfBuffer))
            {
                (part, position) = (of, Literal.Of((int)(first.Bits + offset.Bits)));
            }

            return part == whole ? new(whole, whole, position) : new(whole, array, index);
        }

        public bool IsApartFrom(ElementPlace other) => Array == other.Array && Index is Literal here && other.Index is Literal there && here.Bits != there.Bits;
    }
}
