namespace Differentiable.Testing.RandomPrograms;

/// <summary>Carries tangents forward along a tape, with their condition sums and error bounds.</summary>
/// <remarks>
/// <para>
/// A derivative is a sum, over all paths from an input to the result, of the product of the partial derivatives along the
/// path. Forward mode, reverse mode and anything between them add up the same products; only the association differs. Whatever
/// the association, each product is rounded once for each partial, each multiplication and each addition that it passes
/// through, so the error is at most (sum of |product|) * (number of roundings) * (unit of rounding). The sum of absolute values
/// obeys S = sum |f_i| S_i, and does not shrink when the products cancel. The error obeys E = sum |f_i| E_i + k u S: each step
/// adds its own roundings to those of the path so far.
/// </para>
/// <para>
/// The compared code computes the same primal values, bit for bit, so its partials differ by the rounding of their formulas
/// alone: a few units of the formula's magnitude, see <see cref="Partial"/>. At a value that is used n times reverse mode adds
/// n terms, hence a count that grows with n. The unit of rounding is float's where the operation or one of its operands is a
/// float: in reverse mode a conversion from float to double rounds the cotangent.
/// </para>
/// <para>
/// A mixed second derivative obeys m = sum f_i m_i + sum f_ij t_i d_j, with the same reasoning for each of its products; its
/// factors t_i and d_j bring their own errors. The counts are larger, as code for a second derivative uses each value more often.
/// </para>
/// <para>
/// A loop is on the tape as its iterations one after the other, so nothing changes: a value that many iterations read has as many
/// uses, and an iteration that does not read it adds an exact zero to its cotangent.
/// </para>
/// </remarks>
internal sealed class TangentWalk
{
    /// <summary>Roundings of one step: at most four for the partial, its function among them, one product, two sums.</summary>
    private const int FirstOrderRoundings = 8;

    /// <summary>Roundings of one step of a second derivative: a differentiated formula has about three times as many operations.</summary>
    private const int SecondOrderRoundings = 24;

    private const double DoubleUnit = 2.220446049250313e-16;
    private const double SingleUnit = 1.1920929e-07;

    private readonly Tape _tape;

    private TangentWalk(Tape tape) => _tape = tape;

    /// <summary>The derivatives of all nodes in a direction given at the leaves.</summary>
    public static Tangent[] First(Tape tape, IReadOnlyDictionary<int, double> direction)
    {
        TangentWalk walk = new(tape);
        Tangent[] tangents = new Tangent[tape.Nodes.Count];
        for (int node = 0; node < tangents.Length; node++)
        {
            tangents[node] = direction.TryGetValue(node, out double seed)
                ? new(seed, Math.Abs(seed), walk.UseError(node, Math.Abs(seed), 1))
                : walk.FirstAt(node, tangents);
        }

        return tangents;
    }

    /// <summary>The derivatives of all nodes in two directions, given the derivatives in each.</summary>
    public static Tangent[] Second(Tape tape, Tangent[] left, Tangent[] right)
    {
        TangentWalk walk = new(tape);
        Tangent[] mixed = new Tangent[tape.Nodes.Count];
        for (int node = 0; node < mixed.Length; node++)
        {
            mixed[node] = walk.SecondAt(node, left, right, mixed);
        }

        return mixed;
    }

    private Tangent FirstAt(int index, Tangent[] tangents)
    {
        TapeNode node = _tape.Nodes[index];
        double value = 0;
        double sum = 0;
        double error = 0;
        for (int i = 0; i < node.Operands.Length; i++)
        {
            Tangent operand = tangents[node.Operands[i]];
            Partial partial = node.Derivatives.First[i];
            value += Times(partial.Value, operand.Value);
            sum += Times(Math.Abs(partial.Value), operand.Sum);
            error += Times(Math.Abs(partial.Value), operand.Error)
                + (FirstOrderRoundings * Unit(node, i) * Times(partial.Magnitude, operand.Sum));
        }

        return new(Round(node, value), sum, error + UseError(index, sum, 1));
    }

    private Tangent SecondAt(int index, Tangent[] left, Tangent[] right, Tangent[] mixed)
    {
        TapeNode node = _tape.Nodes[index];
        double value = 0;
        double sum = 0;
        double error = 0;
        for (int i = 0; i < node.Operands.Length; i++)
        {
            Tangent operand = mixed[node.Operands[i]];
            Partial partial = node.Derivatives.First[i];
            value += Times(partial.Value, operand.Value);
            sum += Times(Math.Abs(partial.Value), operand.Sum);
            error += Times(Math.Abs(partial.Value), operand.Error)
                + (SecondOrderRoundings * Unit(node, i) * Times(partial.Magnitude, operand.Sum));
            for (int j = 0; j < node.Operands.Length; j++)
            {
                Tangent product = Product(node.Derivatives.SecondAt(i, j), left[node.Operands[i]], right[node.Operands[j]], Unit(node, i));
                value += product.Value;
                sum += product.Sum;
                error += product.Error;
            }
        }

        return new(Round(node, value), sum, error + UseError(index, sum, 4));
    }

    private static Tangent Product(Partial partial, Tangent left, Tangent right, double unit)
    {
        double size = Math.Abs(partial.Value);
        double own = SecondOrderRoundings * unit * Times(partial.Magnitude, Times(left.Sum, right.Sum));
        return new(
            Times(partial.Value, Times(left.Value, right.Value)),
            Times(size, Times(left.Sum, right.Sum)),
            own + Times(size, Times(left.Error, right.Sum) + Times(left.Sum, right.Error)));
    }

    /// <summary>The error of adding up, in reverse mode, the contributions of all uses of a node.</summary>
    private double UseError(int index, double sum, int factor) =>
        Times(factor * (_tape.Uses[index] + 1) * (_tape.Nodes[index].IsSingle ? SingleUnit : DoubleUnit), sum);

    private double Unit(TapeNode node, int operand) =>
        node.IsSingle || _tape.Nodes[node.Operands[operand]].IsSingle ? SingleUnit : DoubleUnit;

    private static double Round(TapeNode node, double value) => node.IsSingle ? (float)value : value;

    /// <summary>A product with a strong zero: an infinite partial does not disturb a zero tangent, nor the reverse.</summary>
    private static double Times(double x, double y) => x == 0 || y == 0 ? 0 : x * y;
}
