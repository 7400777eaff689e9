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
    private readonly Atom?[] _vectors;
    private readonly IReadOnlyList<string> _stems;

    private LinearMapApplier(IrBuilder ir, Atom?[] vectors, IReadOnlyList<string> stems) => (_ir, _vectors, _stems) = (ir, vectors, stems);

    /// <summary>What intermediate vectors are called.</summary>
    private const string Term = "term";

    private Atom? Vector => _vectors[0];

    /// <param name="ir">Where the statements go.</param>
    /// <param name="map">The map.</param>
    /// <param name="vectors">Its arguments: one for each component of its domain.</param>
    /// <param name="stems">What the components of the result are named after.</param>
    public static Atom?[] Apply(IrBuilder ir, LinearMap map, Atom?[] vectors, IReadOnlyList<string> stems) => map.Accept(new LinearMapApplier(ir, vectors, stems));

    /// <summary>The sum of two vectors, either of which may be a structural zero.</summary>
    public static Atom? Sum(IrBuilder ir, Atom? left, Atom? right, string stem) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => ir.Bind(stem, Arithmetic.Add, left, right),
    };

    public Atom?[] VisitZero() => [null];

    public Atom?[] VisitIdentity() => [Vector];

    public Atom?[] VisitNegate() => [Vector is null ? null : _ir.Bind(_stems[0], Arithmetic.Negate, Vector)];

    public Atom?[] VisitScale(LinearMap.ScaleMap map)
    {
        if (Vector is null)
        {
            return [null];
        }

        return [map.IsSingular
            ? _ir.Bind(_stems[0], StrongZeros.Multiply, Vector, map.Factor)
            : _ir.Bind(_stems[0], Arithmetic.Multiply, map.Factor, Vector)];
    }

    public Atom?[] VisitDivide(LinearMap.DivideMap map)
    {
        Primitive division = map.IsSingular ? StrongZeros.Divide : Arithmetic.Divide;
        return [Vector is null ? null : _ir.Bind(_stems[0], division, Vector, map.Divisor)];
    }

    public Atom?[] VisitGate(LinearMap.GateMap map)
    {
        if (Vector is null)
        {
            return [null];
        }

        Literal zero = Literal.Of(Vector.Type, 0);
        return [map.OpensWhen
            ? _ir.Bind(_stems[0], Logic.Select, map.Condition, Vector, zero)
            : _ir.Bind(_stems[0], Logic.Select, map.Condition, zero, Vector)];
    }

    public Atom?[] VisitConvert(LinearMap.ConvertMap map) => [Vector is null ? null : _ir.Convert(Vector, map.To)];

    public Atom?[] VisitCompose(LinearMap.ComposeMap map) =>
        Apply(_ir, map.Outer, Apply(_ir, map.Inner, _vectors, [.. Enumerable.Repeat(Term, map.Outer.Inputs)]), _stems);

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
        return terms.Select(term => Apply(_ir, term.Part, term.Vectors, stems)).ToList().Aggregate(AddComponents);
    }

    public Atom?[] VisitFork(LinearMap.ForkMap map)
    {
        List<Atom?> components = [];

        foreach (LinearMap part in map.Parts)
        {
            components.AddRange(Apply(_ir, part, _vectors, [.. _stems.Skip(components.Count)]));
        }

        return [.. components];
    }

    public Atom?[] VisitHessian(LinearMap.HessianMap map)
    {
        if (_vectors.All(static vector => vector is null))
        {
            return _vectors;
        }

        IrType[] types = [.. map.Callee.ActiveParameters.Select(ordinal => map.Callee.ParameterTypes[ordinal])];
        Atom[] direction = [.. types.Select((type, i) => _vectors[i] ?? Literal.Of(type, 0))];
        Variable[] targets = [.. types.Select((type, i) => _ir.Fresh(_stems[i], type))];
        _ir.Add(new Call([.. targets], map.Callee, Entry.Hvp, [.. map.Arguments, .. direction], _ir.Origin));
        return targets;
    }

    private Atom?[] AddComponents(Atom?[] left, Atom?[] right) => [.. left.Select((vector, i) => Sum(_ir, vector, right[i], _stems[i]))];
}
