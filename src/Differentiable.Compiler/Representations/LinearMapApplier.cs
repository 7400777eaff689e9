using Differentiable.Compiler.Ir;
using Differentiable.Compiler.LinearMaps;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>
/// Emits <c>map(vectors)</c>: linear maps represented as functions. The same code serves tangents and, for transposed maps, cotangents.
/// </summary>
/// <remarks>A null vector is a structural zero: it costs nothing, and no 0 x infinity comes from it.</remarks>
internal sealed class LinearMapApplier : ILinearMapVisitor<Atom?[]>
{
    private readonly IrBuilder _ir;
    private readonly IVectors _space;
    private readonly Atom?[] _vectors;
    private readonly IReadOnlyList<string> _stems;
    private readonly IReadOnlyList<Atom?> _buffers;

    private LinearMapApplier(IrBuilder ir, IVectors space, Atom?[] vectors, IReadOnlyList<string> stems, IReadOnlyList<Atom?> buffers) =>
        (_ir, _space, _vectors, _stems, _buffers) = (ir, space, vectors, stems, buffers);

    /// <summary>What intermediate vectors are called.</summary>
    private const string Term = "term";

    private Atom? Vector => _vectors[0];

    /// <param name="ir">Where the statements go.</param>
    /// <param name="map">The map.</param>
    /// <param name="vectors">Its arguments: one for each component of its domain.</param>
    /// <param name="stems">What the components of the result are named after.</param>
    /// <param name="space">What vectors are; numbers if it is not given.</param>
    /// <param name="buffers">For components of the result that are arrays: what they are added to. Their results are null, because nothing is left to add.</param>
    public static Atom?[] Apply(
        IrBuilder ir, LinearMap map, Atom?[] vectors, IReadOnlyList<string> stems, IVectors? space = null, IReadOnlyList<Atom?>? buffers = null) =>
        map.Accept(new LinearMapApplier(ir, space ?? ScalarVectors.Instance, vectors, stems, buffers ?? [.. stems.Select(static _ => (Atom?)null)]));

    /// <summary>The sum of two vectors, either of which may be a structural zero.</summary>
    public static Atom? Sum(IrBuilder ir, Atom? left, Atom? right, string stem, IVectors? space = null) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => (space ?? ScalarVectors.Instance).Add(ir, stem, left, right),
    };

    public Atom?[] VisitZero() => [null];

    public Atom?[] VisitIdentity() => [Vector];

    public Atom?[] VisitNegate() => [Vector is null ? null : _space.Negate(_ir, _stems[0], Vector)];

    public Atom?[] VisitScale(LinearMap.ScaleMap map) => [Vector is null ? null : _space.Scale(_ir, _stems[0], map.Factor, Vector, map.IsSingular)];

    public Atom?[] VisitDivide(LinearMap.DivideMap map) => [Vector is null ? null : _space.Divide(_ir, _stems[0], Vector, map.Divisor, map.IsSingular)];

    public Atom?[] VisitGate(LinearMap.GateMap map) => [Vector is null ? null : _space.Gate(_ir, _stems[0], map.Condition, map.OpensWhen, Vector)];

    public Atom?[] VisitConvert(LinearMap.ConvertMap map) => [Vector is null ? null : _space.Convert(_ir, Vector, map.To)];

    public Atom?[] VisitElement(LinearMap.ElementMap map) => [Vector is null ? null : _ir.Bind(_stems[0], Arrays.Element, Vector, map.Index)];

    public Atom?[] VisitAdd(LinearMap.AddMap map)
    {
        if (Vector is not null)
        {
            Atom buffer = _buffers[0] ?? throw new InvalidOperationException("An array was read whose cotangent has no buffer.");
            _ir.Add(new Let([], Arrays.Add, [buffer, map.Index, Vector], _ir.Origin));
        }

        return [null];
    }

    public Atom?[] VisitPart(LinearMap.PartMap map)
    {
        if (Vector is null)
        {
            return [null];
        }

        Variable part = _ir.Fresh(_stems[0], Vector.Type.ToPart());
        _ir.Add(new Let([part], Vector.Type.IsBuffer ? map.View.OfBuffer : map.View, [Vector, .. map.Place], _ir.Origin));
        return [part];
    }

    public Atom?[] VisitCompose(LinearMap.ComposeMap map) =>
        Apply(_ir, map.Outer, Apply(_ir, map.Inner, _vectors, [.. Enumerable.Repeat(Term, map.Outer.Inputs)], _space), _stems, _space, _buffers);

    public Atom?[] VisitJoin(LinearMap.JoinMap map)
    {
        List<(LinearMap Part, Atom?[] Vectors)> terms = [];
        int first = 0;

        foreach (LinearMap part in map.Parts)
        {
            terms.Add((part, [.. _vectors.Skip(first).Take(part.Inputs)]));
            first += part.Inputs;
        }

        // Terms that are about to be added are not what the result is named after; a single term is.
        bool isSum = terms.Count(static term => term.Vectors.Any(static vector => vector is not null)) > 1;
        IReadOnlyList<string> stems = isSum ? [.. _stems.Select(static _ => Term)] : _stems;
        return terms.Select(term => Apply(_ir, term.Part, term.Vectors, stems, _space, _buffers)).ToList().Aggregate(AddComponents);
    }

    public Atom?[] VisitFork(LinearMap.ForkMap map)
    {
        List<Atom?> components = [];

        foreach (LinearMap part in map.Parts)
        {
            components.AddRange(Apply(_ir, part, _vectors, [.. _stems.Skip(components.Count)], _space, [.. _buffers.Skip(components.Count)]));
        }

        return [.. components];
    }

    public Atom?[] VisitHessian(LinearMap.HessianMap map)
    {
        if (_vectors.All(static vector => vector is null))
        {
            return _vectors;
        }

        if (_vectors.Any(static vector => vector?.Type.IsLanes == true))
        {
            throw new InvalidOperationException($"The Hessian of {map.Callee.Name} is applied to one direction at a time, not to lanes.");
        }

        IrType[] types = [.. map.Callee.ActiveParameters.Select(ordinal => map.Callee.ParameterTypes[ordinal])];
        Atom[] direction = [.. types.Select((type, i) => _vectors[i] ?? Literal.Of(type, 0))];
        Variable[] targets = [.. types.Select((type, i) => _ir.Fresh(_stems[i], type))];
        _ir.Add(new Call([.. targets], map.Callee, Entry.Hvp, [.. map.Arguments, .. direction], _ir.Origin));
        return targets;
    }

    /// <summary>The method's pushforward, or its pullback. It computes its results again, which nobody reads.</summary>
    public Atom?[] VisitInvocation(LinearMap.InvocationMap map)
    {
        IrType[] active = [.. map.Callee.ActiveParameters.Select(ordinal => map.Callee.ParameterTypes[ordinal])];
        (IrType[] from, IrType[] to) = map.IsTransposed ? ([.. map.Callee.ResultTypes], active) : (active, (IrType[])[.. map.Callee.ResultTypes]);

        if (_vectors.All(static vector => vector is null))
        {
            return new Atom?[to.Length];
        }

        Atom[] vectors = [.. from.Select((type, i) => _vectors[i] ?? Literal.Of(type, 0))];
        Variable[] values = [.. map.Callee.ResultTypes.Select(type => _ir.Fresh("unread", type))];
        Variable[] targets = [.. to.Select((type, i) => _ir.Fresh(_stems[i], type))];
        _ir.Add(new Call([.. values, .. targets], map.Callee, map.IsTransposed ? Entry.Vjp : Entry.Jvp, [.. map.Arguments, .. vectors], _ir.Origin));
        return targets;
    }

    private Atom?[] AddComponents(Atom?[] left, Atom?[] right) => [.. left.Select((vector, i) => Sum(_ir, vector, right[i], _stems[i], _space))];
}
