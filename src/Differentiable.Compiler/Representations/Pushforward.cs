using Differentiable.Compiler.Differentiation;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;

namespace Differentiable.Compiler.Representations;

/// <summary>Forward mode: (x, v) to (f(x), Df(x) v). Linear maps are represented as functions.</summary>
public static class Pushforward
{
    /// <summary>The Jvp: parameters, then a tangent for each active one; results, then their tangents.</summary>
    /// <param name="linearization">The program.</param>
    /// <param name="callsPushforwards">Whether called methods' pushforwards are called; if not, the result can be linearized again.</param>
    public static Function Represent(Linearization linearization, bool callsPushforwards = true)
    {
        Function source = linearization.Source;
        NameSource names = new(LinearizedNames.Of(linearization));
        Variable[] tangents = [.. source.ActiveParameters.Select(parameter => new Variable(names.Fresh(parameter.Name + "Tangent"), parameter.Type))];
        Variable[] written = [.. source.Outputs.Select(output => new Variable(names.Fresh(ResultNaming.TangentOf(source, output)), output.Type))];
        Dictionary<Variable, Atom?[]> seeds = [];

        for (int i = 0; i < tangents.Length; i++)
        {
            seeds[source.ActiveParameters[i]] = [tangents[i]];
        }

        IrBuilder ir = new(names);

        foreach ((Variable array, Variable tangent) in source.ActiveParameters.Zip(tangents, static (array, tangent) => (array, tangent)).Where(static pair => pair.array.Type.IsArray))
        {
            ir.Add(new Let([], Arrays.CheckTangent, [tangent, array], null));
        }

        if (written.Length > 0)
        {
            // What an output contains before is a constant.
            Destinations.Prepare(ir, source.Outputs, [.. written.Zip(source.Outputs, static (tangent, output) => (tangent, output))], [.. source.Inputs, .. tangents]);

            for (int i = 0; i < written.Length; i++)
            {
                seeds[source.Outputs[i]] = [written[i]];
            }
        }

        Atom?[][] rows = ForwardSweep.Run(ir, linearization.Body, [ScalarVectors.Instance], callsPushforwards, seeds);
        IEnumerable<Atom> results = linearization.Body.Results.Zip(rows, static (value, row) => row[0] ?? Literal.Of(value.Type, 0));

        return source with
        {
            Name = source.Name + "Jvp",
            Parameters = [.. source.ParametersBeforeReturned, .. tangents, .. source.ReturnedArray, .. written],
            Outputs = [],
            ReturnsArray = false,
            ActiveParameters = [.. source.ActiveParameters, .. tangents],
            Body = ir.ToBlock(linearization.Body.Results.Concat(results)),
        };
    }
}
