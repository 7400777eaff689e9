namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// Reverse mode over the oracle's tape, with cotangents rounded to each value's precision and partials that err by a few units
/// of rounding: a stand-in for code that associates the products the other way and computes the partials by other formulas.
/// </summary>
internal static class ReverseSweep
{
    public static double[] Gradient(OracleTrace trace, RandomSource random)
    {
        double[] cotangents = new double[trace.Tape.Nodes.Count];
        cotangents[trace.Result] = 1;
        for (int index = trace.Result; index >= 0; index--)
        {
            TapeNode node = trace.Tape.Nodes[index];
            for (int i = 0; i < node.Operands.Length; i++)
            {
                int operand = node.Operands[i];
                Partial partial = node.Derivatives.First[i];
                if (cotangents[index] == 0 || !trace.Tape.Nodes[operand].IsActive)
                {
                    continue;
                }

                double term = Round(trace.Tape.Nodes[operand], Round(node, Perturbed(node, partial, random) * cotangents[index]));
                cotangents[operand] = Round(trace.Tape.Nodes[operand], cotangents[operand] + term);
            }
        }

        return [.. trace.ActiveParameters.Select(p => cotangents[p])];
    }

    /// <summary>The Hessian times a direction: forward tangents, then a sweep of cotangents and of their tangents.</summary>
    public static double[] Hvp(OracleTrace trace, double[] direction, RandomSource random)
    {
        double[] tangents = Tangents(trace, direction);
        double[] cotangents = new double[tangents.Length];
        double[] mixed = new double[tangents.Length];
        cotangents[trace.Result] = 1;
        for (int index = trace.Result; index >= 0; index--)
        {
            TapeNode node = trace.Tape.Nodes[index];
            for (int i = 0; i < node.Operands.Length; i++)
            {
                int operand = node.Operands[i];
                if (!trace.Tape.Nodes[operand].IsActive)
                {
                    continue;
                }

                TapeNode target = trace.Tape.Nodes[operand];
                double partial = node.Derivatives.First[i].Value == 0 ? 0 : Perturbed(node, node.Derivatives.First[i], random);
                double change = 0;
                for (int j = 0; j < node.Operands.Length; j++)
                {
                    double tangent = tangents[node.Operands[j]];
                    change += tangent == 0 ? 0 : Round(node, Perturbed(node, node.Derivatives.SecondAt(i, j), random) * tangent);
                }

                double term = Round(node, (partial * mixed[index]) + (Round(node, change) * cotangents[index]));
                cotangents[operand] = Round(target, cotangents[operand] + Round(target, partial * cotangents[index]));
                mixed[operand] = Round(target, mixed[operand] + term);
            }
        }

        return [.. trace.ActiveParameters.Select(p => mixed[p])];
    }

    private static double[] Tangents(OracleTrace trace, double[] direction)
    {
        double[] tangents = new double[trace.Tape.Nodes.Count];
        for (int i = 0; i < direction.Length; i++)
        {
            int parameter = trace.ActiveParameters[i];
            tangents[parameter] = Round(trace.Tape.Nodes[parameter], direction[i]);
        }

        for (int index = 0; index < tangents.Length; index++)
        {
            TapeNode node = trace.Tape.Nodes[index];
            for (int i = 0; i < node.Operands.Length; i++)
            {
                double tangent = tangents[node.Operands[i]];
                tangents[index] += tangent == 0 ? 0 : Round(node, node.Derivatives.First[i].Value * tangent);
            }

            tangents[index] = Round(node, tangents[index]);
        }

        return tangents;
    }

    private static double Perturbed(TapeNode node, Partial partial, RandomSource random)
    {
        double unit = node.IsSingle ? 6e-8 : 1.1e-16;
        return partial.Value == Math.Round(partial.Value)
            ? partial.Value
            : Round(node, partial.Value + (unit * 3 * ((2 * random.NextDouble()) - 1) * partial.Magnitude));
    }

    private static double Round(TapeNode node, double value) => node.IsSingle ? (float)value : value;
}
