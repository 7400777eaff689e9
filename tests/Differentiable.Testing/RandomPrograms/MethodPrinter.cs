namespace Differentiable.Testing.RandomPrograms;

/// <summary>A method to C# text.</summary>
internal sealed class MethodPrinter : IStatementVisitor<bool>
{
    private readonly IndentedText _text;
    private readonly MethodHost _host;
    private readonly EntryForm _form;
    private int _results;

    private MethodPrinter(IndentedText text, MethodHost host, EntryForm form)
    {
        _text = text;
        _host = host;
        _form = form;
    }

    public static void Print(IndentedText text, Method method, string? attribute, EntryForm form = EntryForm.Number)
    {
        MethodPrinter printer = new(text, method.Host, form);
        if (attribute is not null)
        {
            text.Line($"[{attribute}]");
        }

        string parameters = string.Join(", ", method.Parameters.Select(printer.ParameterText));
        string header = form switch
        {
            EntryForm.Array => $"public static double[] {method.Name}Array({parameters})",
            EntryForm.Span => $"public static void {method.Name}Span({parameters}, Span<double> filled)",
            _ => $"public static {method.ReturnType.Name()} {method.Name}({parameters})",
        };
        if (form == EntryForm.Number && method.IsExpressionBodied && method.Body is [Return only])
        {
            text.Line($"{header} => {printer.Text(only.Value)};");
            return;
        }

        text.Line(header);
        printer.PrintBlock(method.Body);
    }

    public bool VisitDeclaration(Declaration declaration)
    {
        Variable variable = declaration.Variable;
        string modifier = variable.Kind == VariableKind.ConstantLocal ? "const " : "";
        string type = declaration.IsImplicitlyTyped ? "var" : variable.TypeName;
        string initializer = declaration.Initializer is { } value ? $" = {Text(value)}" : "";
        return Print($"{modifier}{type} {variable.Name}{initializer};");
    }

    public bool VisitAssignment(Assignment assignment) => Print($"{assignment.Target.Name} = {Text(assignment.Value)};");

    public bool VisitCompoundAssignment(CompoundAssignment assignment) =>
        Print($"{assignment.Target.Name} {assignment.Operator.Symbol()}= {Text(assignment.Value)};");

    public bool VisitSinCosDeclaration(SinCosDeclaration declaration)
    {
        string type = declaration.Sine.Type.Name();
        string targets = declaration.IsImplicitlyTyped
            ? $"var ({declaration.Sine.Name}, {declaration.Cosine.Name})"
            : $"({type} {declaration.Sine.Name}, {type} {declaration.Cosine.Name})";
        return Print($"{targets} = {declaration.Holder}.SinCos({Text(declaration.Argument)});");
    }

    public bool VisitIncrementStatement(IncrementStatement statement) => Print($"{Text(statement.Increment)};");

    public bool VisitIf(If branch) => PrintIf(branch, "");

    public bool VisitReturn(Return statement)
    {
        if (_form == EntryForm.Number)
        {
            return Print($"return {Text(statement.Value)};");
        }

        string result = $"result{++_results}";
        Print($"double {result} = {Text(statement.Value)};");
        return _form == EntryForm.Array
            ? Print($"return [{result}, 3, {result}];")
            : Print($"filled[0] = {result};") && Print($"filled[^1] = {result};") && Print("return;");
    }

    public bool VisitThrow(Throw statement) => Print(
        statement.OutOfRange is { } variable
            ? $"throw new ArgumentOutOfRangeException(nameof({variable.Name}), \"{statement.Message}\");"
            : $"throw new ArgumentException(\"{statement.Message}\");");

    public bool VisitArgumentCheck(ArgumentCheck check) => Print(
        check.Limit is { } limit
            ? $"ArgumentOutOfRangeException.ThrowIfGreaterThan({check.Variable.Name}, {Text(limit)});"
            : $"ArgumentOutOfRangeException.ThrowIfNegative({check.Variable.Name});");

    public bool VisitTupleAssignment(TupleAssignment assignment)
    {
        string targets = string.Join(", ", assignment.Targets.Select(static t => t.Name));
        return Print($"({targets}) = ({string.Join(", ", assignment.Values.Select(Element))});");
    }

    public bool VisitFor(For loop)
    {
        string counters = string.Join(", ", loop.Counters.Select(c => $"{c.Variable.Name} = {Text(c.Initializer!)}"));
        string type = loop.Counters.Count == 0 ? "" : $"{loop.Counters[0].Variable.Type.Name()} ";
        string updates = string.Join(", ", loop.Updates.Select(UpdateText));
        return PrintLoop($"for ({type}{counters}; {Text(loop.Condition)}; {updates})", loop.Body);
    }

    public bool VisitWhile(While loop) => PrintLoop($"while ({Text(loop.Condition)})", loop.Body);

    public bool VisitDo(Do loop)
    {
        PrintLoop("do", loop.Body);
        return Print($"while ({Text(loop.Condition)});");
    }

    public bool VisitForEach(ForEach loop) => PrintLoop(
        $"foreach (int {loop.Counter.Name} in Enumerable.Range({Text(loop.Start)}, {Text(loop.Count)}))", loop.Body);

    public bool VisitForEachElement(ForEachElement loop)
    {
        string type = loop.IsImplicitlyTyped ? "var" : loop.Item.TypeName;
        return PrintLoop($"foreach ({type} {loop.Item.Name} in {Text(loop.Collection)})", loop.Body);
    }

    public bool VisitElementAssignment(ElementAssignment assignment) =>
        Print($"{Text(assignment.Target)} {assignment.Operator?.Symbol()}= {Text(assignment.Value)};");

    public bool VisitElementTuple(ElementTuple assignment) =>
        Print($"({string.Join(", ", assignment.Targets.Select(Text))}) = ({string.Join(", ", assignment.Values.Select(Element))});");

    public bool VisitBreak(Break statement) => Print("break;");

    public bool VisitContinue(Continue statement) => Print("continue;");

    private bool PrintLoop(string header, IReadOnlyList<Statement> body)
    {
        _text.Line(header);
        PrintBlock(body);
        return true;
    }

    private string UpdateText(Statement update) => update switch
    {
        IncrementStatement increment => Text(increment.Increment),
        CompoundAssignment assignment => $"{assignment.Target.Name} {assignment.Operator.Symbol()}= {Text(assignment.Value)}",
        _ => throw new InvalidOperationException("A for loop updates its counters by increments and compound assignments."),
    };

    /// <summary>An element of a tuple. A comparison stands in parentheses, as it does among arguments.</summary>
    private string Element(Expression value) => value.Type == ScalarType.Bool ? $"({Text(value)})" : Text(value);

    private bool PrintIf(If branch, string prefix)
    {
        _text.Line($"{prefix}if ({Text(branch.Condition)})");
        PrintBlock(branch.Then);
        if (branch.Else is [If chained])
        {
            return PrintIf(chained, "else ");
        }

        if (branch.Else is { } otherwise)
        {
            _text.Line("else");
            PrintBlock(otherwise);
        }

        return true;
    }

    private void PrintBlock(IReadOnlyList<Statement> block)
    {
        _text.Open();
        Statement? previous = null;
        foreach (Statement statement in block)
        {
            if (previous is If or Loop)
            {
                _text.Line("");
            }

            statement.Accept(this);
            previous = statement;
        }

        _text.Close();
    }

    private bool Print(string line)
    {
        _text.Line(line);
        return true;
    }

    private string ParameterText(Parameter parameter)
    {
        string attribute = parameter.IsNoDerivative ? "[NoDerivative] " : "";
        string initializer = _form != EntryForm.Span && parameter.Default is { } value ? $" = {Text(value)}" : "";
        return $"{attribute}{parameter.Variable.TypeName} {parameter.Variable.Name}{initializer}";
    }

    private string Text(Expression expression) => ExpressionPrinter.Print(expression, _host);
}
