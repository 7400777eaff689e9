using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>Vectors whose components lie in SIMD lanes.</summary>
/// <remarks>
/// Which lanes are structural zeros is known, and such a lane stays zero: 0 x infinity does not make NaN of it, so every lane holds to the last bit what
/// a sweep with that direction alone computes, but for the signs of zeros. While only one or two lanes are not, a vector is computed number by number, which
/// costs less; the numbers are put into their lanes where they meet others.
/// </remarks>
internal sealed class LaneVectors : IVectors
{
    private static readonly ScalarVectors Numbers = ScalarVectors.Instance;

    private const int WidestRegister = 256;
    private const int NarrowestRegister = 128;

    // One number costs as much as all lanes; two cost less than setting the other lanes of the factor to zero. Measured: three cost more.
    private const int FewNumbers = 2;

    private readonly Dictionary<Atom, LaneContent> _contents = [];
    private readonly int _width;
    private readonly int _used;
    private readonly IReadOnlyList<string> _stems;

    private LaneVectors(int width, IReadOnlyList<string> stems) => (_width, _used, _stems) = (width, stems.Count, stems);

    /// <summary>How many lanes are of interest; what those after them hold does not matter.</summary>
    public int Used => _used;

    /// <summary>The width of the register.</summary>
    public int BitsOf(IrType scalar) => _width * IrType.BitsOf(scalar);

    /// <summary>Registers just wide enough for all directions together, the last of them for what is left.</summary>
    /// <param name="scalar">The type of each lane.</param>
    /// <param name="stems">For each direction, what the number in its lane is called.</param>
    public static IReadOnlyList<LaneVectors> ForDirections(IrType scalar, IReadOnlyList<string> stems)
    {
        int most = WidestRegister / IrType.BitsOf(scalar);
        List<LaneVectors> row = [];

        for (int first = 0; first < stems.Count; first += most)
        {
            string[] own = [.. stems.Skip(first).Take(most)];
            int width = NarrowestRegister / IrType.BitsOf(scalar);

            while (width < own.Length)
            {
                width *= 2;
            }

            row.Add(new(width, own));
        }

        return row;
    }

    public IrType TypeOf(IrType variable) => IrType.Lanes(variable, _width);

    public Literal Zero(IrType variable) => Literal.Default(TypeOf(variable));

    public bool[] LiveIn(Atom? vector) => (vector is null ? LaneContent.Zero(_used) : ContentOf(vector)).IsLive;

    public void Declare(Variable vector, bool[] live) => Known(vector, live);

    /// <summary>The vector of these numbers; null stands for a structural zero.</summary>
    public Variable Pack(IrBuilder ir, string stem, IrType scalar, Atom?[] numbers)
    {
        Atom[] entries = [.. Enumerable.Range(0, _width).Select(lane => (lane < _used ? numbers[lane] : null) ?? Literal.Of(scalar, 0))];
        Variable vector = ir.Bind(stem, Lanes.Pack(_width), entries);
        _contents[vector] = new([.. Enumerable.Range(0, _used).Select(lane => numbers[lane] is not null)], numbers);
        return vector;
    }

    /// <summary>The number in a lane; null if it is a structural zero.</summary>
    public Atom? Extract(IrBuilder ir, Atom vector, int lane)
    {
        LaneContent content = ContentOf(vector);
        return content switch
        {
            { Numbers: { } numbers } => numbers[lane],
            _ when !content.IsLive[lane] => null,
            _ => ir.Bind(_stems[lane], Lanes.Extract, vector, Literal.Of(lane)),
        };
    }

    public Atom Add(IrBuilder ir, string stem, Atom left, Atom right)
    {
        (LaneContent x, LaneContent y) = (ContentOf(left), ContentOf(right));
        bool[] isLive = LaneContent.Union(x, y);

        if (x.Numbers is { } first && y.Numbers is { } second && (!LaneContent.Overlap(x, y) || AreFew(isLive)))
        {
            Atom?[] sums = [.. first.Zip(second, (a, b) => a is null ? b : b is null ? a : Numbers.Add(ir, stem, a, b))];
            return Pack(ir, stem, left.Type.Scalar, sums);
        }

        return Known(Numbers.Add(ir, stem, left, right), isLive);
    }

    public Atom Negate(IrBuilder ir, string stem, Atom vector) =>
        OnNumbers(ir, stem, vector, number => Numbers.Negate(ir, stem, number)) ?? Known(Numbers.Negate(ir, stem, vector), vector);

    public Atom Scale(IrBuilder ir, string stem, Atom factor, Atom vector, bool isSingular) =>
        OnNumbers(ir, stem, vector, number => Numbers.Scale(ir, stem, factor, number, isSingular))
        ?? Known(
            isSingular || ContentOf(vector).IsFull
                ? Numbers.Scale(ir, stem, factor, vector, isSingular)
                : ir.Bind(stem, Lanes.MultiplyEach, Diagonal(ir, vector, factor, elsewhere: 0), vector),
            vector);

    public Atom Divide(IrBuilder ir, string stem, Atom vector, Atom divisor, bool isSingular) =>
        OnNumbers(ir, stem, vector, number => Numbers.Divide(ir, stem, number, divisor, isSingular))
        ?? Known(
            isSingular || ContentOf(vector).IsFull
                ? Numbers.Divide(ir, stem, vector, divisor, isSingular)
                : ir.Bind(stem, Lanes.DivideEach, vector, Diagonal(ir, vector, divisor, elsewhere: 1)),
            vector);

    public Atom Gate(IrBuilder ir, string stem, Atom condition, bool opensWhen, Atom vector) =>
        OnNumbers(ir, stem, vector, number => Numbers.Gate(ir, stem, condition, opensWhen, number))
        ?? Known(Numbers.Gate(ir, stem, condition, opensWhen, vector), vector);

    public Atom Convert(IrBuilder ir, Atom vector, IrType type) => vector.Type.Scalar == type
        ? vector
        : throw new InvalidOperationException($"Lanes of {vector.Type.Scalar} are not converted to {type}.");

    /// <summary>A branch hands out numbers if it is the last statement, where they are what is returned, or if there is but one; else lanes.</summary>
    public Atom Merge(BranchOutlets outlets, string stem, Atom? then, Atom? @else)
    {
        IrType scalar = (then ?? @else)!.Type.Scalar;
        LaneContent first = then is null ? LaneContent.Zero(_used) : ContentOf(then);
        LaneContent second = @else is null ? LaneContent.Zero(_used) : ContentOf(@else);
        bool[] isLive = LaneContent.Union(first, second);

        if (!outlets.IsLast && isLive.Count(static live => live) > 1)
        {
            return Known(outlets.Bind(stem, TypeOf(scalar), then ?? Zero(scalar), @else ?? Zero(scalar)), isLive);
        }

        Atom?[] numbers = new Atom?[_used];
        Atom zero = Literal.Of(scalar, 0);

        for (int lane = 0; lane < _used; lane++)
        {
            if (isLive[lane])
            {
                Atom fromThen = (then is null ? null : Extract(outlets.Then, then, lane)) ?? zero;
                Atom fromElse = (@else is null ? null : Extract(outlets.Else, @else, lane)) ?? zero;
                numbers[lane] = outlets.Bind(_stems[lane], scalar, fromThen, fromElse);
            }
        }

        return Pack(outlets.After, stem, scalar, numbers);
    }

    /// <summary>Applies an operation number by number, if they are known and few; null otherwise.</summary>
    private Variable? OnNumbers(IrBuilder ir, string stem, Atom vector, Func<Atom, Atom> operation)
    {
        LaneContent content = ContentOf(vector);

        if (content.Numbers is not { } numbers || !AreFew(content.IsLive))
        {
            return null;
        }

        Atom?[] results = [.. numbers.Select(number => number is null ? null : operation(number))];
        return Pack(ir, stem, vector.Type.Scalar, results);
    }

    private bool AreFew(bool[] isLive) => isLive.Count(static live => live) is var count && (count == 1 || (count <= FewNumbers && count < _used));

    /// <summary>A number in each lane of the vector that is not a structural zero.</summary>
    private Variable Diagonal(IrBuilder ir, Atom vector, Atom number, double elsewhere)
    {
        bool[] isLive = ContentOf(vector).IsLive;
        Atom other = Literal.Of(vector.Type.Scalar, elsewhere);
        return ir.Bind("diagonal", Lanes.Pack(_width), [.. Enumerable.Range(0, _width).Select(lane => lane < _used && isLive[lane] ? number : other)]);
    }

    private Atom Known(Atom vector, Atom like) => Known(vector, ContentOf(like).IsLive);

    private Atom Known(Atom vector, bool[] isLive)
    {
        _contents[vector] = new(isLive, null);
        return vector;
    }

    /// <summary>What is known of a vector; of one that comes from elsewhere, that any lane may hold anything.</summary>
    private LaneContent ContentOf(Atom vector) => _contents.TryGetValue(vector, out LaneContent? content) ? content : LaneContent.Full(_used);
}
