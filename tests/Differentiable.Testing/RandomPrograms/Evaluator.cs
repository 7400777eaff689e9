namespace Differentiable.Testing.RandomPrograms;

/// <summary>Evaluates a program's entry method and puts its operations on a tape.</summary>
internal static class Evaluator
{
    public static OracleTrace Evaluate(RandomProgram program, object[] arguments)
    {
        Tape tape = new();
        RealArithmetic reals = new(tape);
        List<int> active = [];
        Dictionary<string, OracleValue> variables = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            Variable variable = program.Entry.Parameters[i].Variable;
            OracleValue value = EntryArgument(tape, variable, arguments[i]);
            variables[variable.Name] = value;
            if (variable.IsActive)
            {
                active.AddRange(value.Array is { } array ? Enumerable.Range(0, array.Length).Select(k => array[k].Node) : [value.Node]);
            }
        }

        OracleValue result = MethodEvaluator.Run(program, reals, program.Entry, variables);
        return new(tape, result.Node, active);
    }

    private static OracleValue EntryArgument(Tape tape, Variable variable, object argument) => argument switch
    {
        double value => OracleValue.OfReal(ScalarType.Double, tape.AddLeaf(value, isSingle: false, variable.IsActive)),
        float value => OracleValue.OfReal(ScalarType.Float, tape.AddLeaf(value, isSingle: true, variable.IsActive)),
        double[] or float[] or int[] => OracleValue.OfArray(
            variable.Type,
            new(((Array)argument).Cast<object>().Select(e => EntryArgument(tape, variable, e)).ToArray())),
        int value => OracleValue.OfInteger(variable.Type, value),
        long value => OracleValue.OfInteger(ScalarType.Long, value),
        bool value => OracleValue.OfBool(value),
        string value => OracleValue.OfText(value),
        Enum value => OracleValue.OfInteger(ScalarType.Enum, Convert.ToInt64(value, null)),
        _ => throw new ArgumentException($"The argument {variable.Name} has the wrong type.", nameof(argument)),
    };
}
