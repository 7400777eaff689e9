namespace Differentiable.Testing.RandomPrograms;

/// <summary>
/// Prints a class that calls the entry method, and its derivatives, with arrays in the place of spans, because reflection passes no
/// spans. An overload that writes to destinations has a name of its own.
/// </summary>
internal sealed class CallerPrinter
{
    /// <summary>The name of the class.</summary>
    public const string TypeName = "Caller";

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly IReadOnlyList<Parameter> _active;
    private readonly string _entry;
    private readonly IndentedText _text = new();

    private CallerPrinter(Method entry)
    {
        _parameters = entry.Parameters;
        _active = [.. entry.Parameters.Where(static p => p.Variable.IsActive)];
        _entry = $"{entry.Host}.{entry.Name}";
    }

    public static string Print(RandomProgram program, bool withDerivatives)
    {
        CallerPrinter printer = new(program.Entry);
        printer._text.Line($"namespace {program.Namespace};");
        printer._text.Line("");
        printer._text.Line($"public static class {TypeName}");
        printer._text.Open();
        printer.PrintCall("");
        if (withDerivatives)
        {
            printer.PrintDerivatives();
            if (program.Options.HasArrayForms)
            {
                printer.PrintArrayForms();
            }
        }

        printer._text.Close();
        return printer._text.ToString();
    }

    private void PrintDerivatives()
    {
        string[] tangents = [.. _active.Select(static p => Typed(p, "Tangent"))];
        PrintCall("Jvp", tangents);
        PrintWithDestinations("Gradient", returnsValue: false);
        PrintWithDestinations("ValueAndGradient", returnsValue: true);
        PrintWithDestinations("Vjp", returnsValue: true, "double cotangent");
        PrintWithDestinations("Hvp", returnsValue: false, tangents);
        if (_active.All(static p => p.Variable.Form == ArrayForm.None))
        {
            PrintCall("Hessian");
        }
    }

    /// <summary>The derivatives of the forms with arrays. What a span contains before is not what the method puts there.</summary>
    private void PrintArrayForms()
    {
        string[] tangents = [.. _active.Select(static p => Typed(p, "Tangent"))];
        PrintCall("ArrayJvp", tangents);
        PrintCall("ArrayVjp", "double[] cotangent");
        PrintCall("ArrayJacobian");
        PrintFilling("Jvp", tangents);
        PrintFilling("Vjp", "double[] cotangent");
        PrintFilling("Jacobian");
    }

    private void PrintFilling(string suffix, params string[] more)
    {
        string[] parameters = [.. _parameters.Select(static p => Typed(p, "")), .. more];
        string own = Names(_parameters.Select(static p => Typed(p, "")));
        string others = string.Concat(more.Select(static p => ", " + p.Split(' ')[1]));
        _text.Line($"public static object FSpan{suffix}({string.Join(", ", parameters)})");
        _text.Open();
        _text.Line("double[] filled = [9, 9, 9];");
        _text.Line($"object derivative = {_entry}Span{suffix}({own}, filled{others});");
        _text.Line("return (filled, derivative);");
        _text.Close();
    }

    private void PrintWithDestinations(string suffix, bool returnsValue, params string[] more)
    {
        PrintCall(suffix, more);
        string[] destinations = [.. _active.Where(static p => p.Variable.Form != ArrayForm.None).Select(static p => Typed(p, "Destination"))];
        if (destinations.Length == 0)
        {
            return;
        }

        bool returnsNothing = !returnsValue && destinations.Length == _active.Count;
        string[] parameters = [.. _parameters.Select(static p => Typed(p, "")), .. more, .. destinations];
        string call = $"{_entry}{suffix}({Names(parameters)});";
        _text.Line($"public static object F{suffix}Into({string.Join(", ", parameters)})");
        _text.Open();
        _text.Line(returnsNothing ? call : $"return {call}");
        if (returnsNothing)
        {
            _text.Line("return System.ValueTuple.Create();");
        }

        _text.Close();
    }

    private void PrintCall(string suffix, params string[] more)
    {
        string[] parameters = [.. _parameters.Select(static p => Typed(p, "")), .. more];
        _text.Line($"public static object F{suffix}({string.Join(", ", parameters)}) => {_entry}{suffix}({Names(parameters)});");
    }

    private static string Typed(Parameter parameter, string suffix)
    {
        Variable variable = parameter.Variable;
        string type = variable.Form == ArrayForm.None ? variable.TypeName : (variable with { Form = ArrayForm.Array }).TypeName;
        return $"{type} {variable.Name}{suffix}";
    }

    private static string Names(IEnumerable<string> parameters) => string.Join(", ", parameters.Select(static p => p.Split(' ')[1]));
}
