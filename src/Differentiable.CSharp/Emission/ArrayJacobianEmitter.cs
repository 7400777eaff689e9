using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Lowering;
using Differentiable.CSharp.Models;

namespace Differentiable.CSharp.Emission;

/// <summary>
/// The Jacobian of a method whose results or inputs are arrays: a struct that computes one column by the Jvp and one row by the Vjp, which the runtime calls as often as there are
/// columns or rows; how many there are shows only when it runs.
/// </summary>
internal sealed class ArrayJacobianEmitter
{
    private const string Arrays = "global::Differentiable.Arrays.";

    private readonly CodeWriter _writer;
    private readonly MethodHeader _header;
    private readonly MemberHeader _member;
    private readonly Function _function;
    private readonly LoopSteps _loops;
    private readonly string _jacobian;
    private readonly string _rows;
    private readonly string _columns;

    private readonly string _scope;

    // What a matrix's tangent, or its cotangent, is handed over in: a part of a vector is none.
    private readonly Dictionary<ParameterHeader, string> _scratch;

    private ArrayJacobianEmitter(CodeWriter writer, MethodHeader header, MemberHeader member, Function function, LoopSteps loops)
    {
        (_writer, _header, _member, _function, _loops) = (writer, header, member, function, loops);
        NameSource names = new(AllNames.Of(function));
        _jacobian = HasRowsTogether ? function.Outputs[0].Name : names.Fresh("jacobian");
        (_rows, _columns, _scope) = (names.Fresh("rows"), names.Fresh("columns"), names.Fresh("scratch"));
        _scratch = header.ActiveParameters.Where(HasScratch).ToDictionary(static parameter => parameter, parameter => Identifiers.Escape(names.Fresh(parameter.Name + "Part")));
    }

    /// <summary>Whether the function itself writes the Jacobian; else it is what one column costs, and one row.</summary>
    private bool HasRowsTogether => _function.Outputs.Count == 1;

    private IEnumerable<(ParameterHeader Matrix, string Name)> Scratches => _header.ActiveParameters.Where(HasScratch).Select(matrix => (matrix, _scratch[matrix]));

    private string Step => _member.Name + _header.OverloadSuffix + "Step";

    /// <summary>What the overload that writes the Jacobian returns.</summary>
    private ResultText Values => MemberShape.ResultOf(_header, Mode.Jacobian, returnsArrays: false);

    private string Scalar => _header.JacobianType.Name;

    private IReadOnlyList<string> Own => [.. _header.Parameters.Select(static parameter => Identifiers.Escape(parameter.Name))];

    /// <summary>The method's arguments for one column or row: it fills copies of the spans, so that it finds in them each time what they contained before.</summary>
    private IEnumerable<string> Copied => _header.Parameters.Select(static parameter => parameter.IsOutput
        ? $"{Arrays}Workspace.Copy<{parameter.Type.Element!.Name}>({Identifiers.Escape(parameter.Name)})"
        : Identifiers.Escape(parameter.Name));

    /// <param name="writer">Where it goes.</param>
    /// <param name="header">The method.</param>
    /// <param name="member">The Jacobian.</param>
    /// <param name="function">What writes the Jacobian, or what one column is estimated to cost, and one row.</param>
    /// <param name="loops">The loops of the type's methods.</param>
    public static void Emit(CodeWriter writer, MethodHeader header, MemberHeader member, Function function, LoopSteps loops) =>
        new ArrayJacobianEmitter(writer, header, member, function, loops).Emit();

    private void Emit()
    {
        EmitWriting();
        _writer.Line();
        EmitReturning();

        if (!HasRowsTogether)
        {
            _writer.Line();
            EmitStep();
        }
    }

    private void EmitWriting()
    {
        ParameterText[] parameters = [.. MemberParameters.Of(_header, Mode.Jacobian), .. MemberParameters.DestinationsOf(_header, Mode.Jacobian)];
        string[] names = [.. _header.Parameters.Select(static parameter => parameter.Name), _jacobian];

        MemberEmitter.EmitSignature(_writer, _header, _member, Values, MemberEmitter.Named(parameters, names));
        _writer.Open();
        EmitSize();
        _writer.Line($"{Arrays}Check.Jacobian<{Scalar}>({_jacobian}, {_rows}, {_columns});");

        if (Scratches.Any())
        {
            _writer.Line($"using {Arrays}Scratch {_scope} = {Arrays}Scratch.Open();");
        }

        foreach (ParameterHeader array in _header.Parameters.Where(parameter => parameter.Type.Element == _header.JacobianType))
        {
            _writer.Line($"{Arrays}Check.Apart<{Scalar}>({_jacobian}, {Identifiers.Escape(array.Name)});");
        }

        if (HasRowsTogether)
        {
            EmitRows();
        }
        else
        {
            EmitCalls();
        }

        _writer.Close();
    }

    private void EmitRows()
    {
        _writer.Line("// By rows, all of them at once: what they have in common is computed once.");
        Function opened = InlineArrays.Open(_writer, _function, [.. MemberParameters.Of(_header, Mode.Jacobian)]);
        BodyEmitter.Emit(_writer, opened, _loops, results => Values.Expression(new Queue<string>(results)));
    }

    private void EmitCalls()
    {
        (long column, long row) = (((Literal)_function.Body.Results[0]).Bits, ((Literal)_function.Body.Results[1]).Bits);

        foreach ((ParameterHeader matrix, string name) in Scratches)
        {
            _writer.Line($"{ArrayText.TypeOf(matrix.Type)} {name} = {Arrays}Scratch.Like<{matrix.Type.Element!.Name}>({Identifiers.Escape(matrix.Name)});");
        }

        _writer.Line($"// By columns or by rows, whichever is cheaper: a column is estimated at {column}, a row at {row}.");
        _writer.Line($"{Arrays}Jacobian.Write<{Step}, {Scalar}>(new {Step}({string.Join(", ", Own.Concat(Scratches.Select(static scratch => scratch.Name)))}), {_rows}, {_columns}, {_columns} * {column}L <= {_rows} * {row}L, {_jacobian});");

        if (_header.OutputParameters.Any())
        {
            _writer.Line($"{Identifiers.Escape(_header.Name)}({string.Join(", ", Own)});");
        }
        else if (!_header.HasOutputs)
        {
            _writer.Line($"return {Identifiers.Escape(_header.Name)}({string.Join(", ", Own)});");
        }
    }

    private void EmitReturning()
    {
        MemberEmitter.EmitSignature(_writer, _header, _member, new ResultText.MatrixOf(_header.JacobianType), [.. MemberParameters.Of(_header, Mode.Jacobian)]);
        _writer.Open();
        EmitSize();
        _writer.Line($"{Scalar}[,] {_jacobian} = new {Scalar}[{_rows}, {_columns}];");
        _writer.Line($"{Identifiers.Escape(_member.Name)}({string.Concat(Own.Select(static name => name + ", "))}{Arrays}Matrix.AsSpan<{Scalar}>({_jacobian}));");
        _writer.Line($"return {_jacobian};");
        _writer.Close();
    }

    private void EmitSize()
    {
        string height = _header switch
        {
            { ReturnedArray: { } array } => Destination.SizeOf(_header, array),
            { HasOutputs: true } => Sum(_header.OutputParameters),
            _ => _header.Results.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        _writer.Line($"int {_rows} = {height};");
        _writer.Line($"int {_columns} = {Sum(_header.ActiveParameters)};");
    }

    private void EmitStep()
    {
        IEnumerable<string> own = _header.Parameters.Select(static parameter => $"{parameter.TypeText} {Identifiers.Escape(parameter.Name)}");
        string fields = string.Join(", ", own.Concat(Scratches.Select(static scratch => $"{ArrayText.TypeOf(scratch.Matrix.Type)} {scratch.Name}")));
        _writer.Line($"/// <summary>The columns and rows of the Jacobian of <see cref=\"{_header.Cref}\"/>.</summary>");
        _writer.Open($"private readonly ref struct {Step}({fields}) : {Arrays}IJacobianStep<{Scalar}>");

        foreach (ParameterHeader parameter in _header.Parameters)
        {
            string name = Identifiers.Escape(parameter.Name);
            _writer.Line($"private readonly {parameter.TypeText} {name} = {name};");
        }

        foreach ((ParameterHeader matrix, string name) in Scratches)
        {
            _writer.Line($"private readonly {ArrayText.TypeOf(matrix.Type)} {name} = {name};");
        }

        EmitColumn();
        EmitRow();
        _writer.Close();
    }

    /// <summary>The tangents are parts of a unit vector, those of what the method computes are parts of the column.</summary>
    private void EmitColumn()
    {
        NameSource names = new(_header.Parameters.Select(static parameter => parameter.Name));
        (string unit, string column) = (names.Fresh("unit"), names.Fresh("column"));
        List<string> arguments = [.. Copied, .. Reads(_header.ActiveParameters, unit)];
        List<string> after = [];

        _writer.Line();
        _writer.Open($"void {Arrays}IJacobianStep<{Scalar}>.Column(global::System.ReadOnlySpan<{Scalar}> {unit}, global::System.Span<{Scalar}> {column})");

        if (_header is { ReturnedElement: { } element, InlineResult: null })
        {
            arguments.Add($"{Arrays}Workspace.Zeros<{element.Name}>({column}.Length)");
            arguments.Add(Written(element, column, "0", $"{column}.Length", names, after));
        }

        foreach ((ParameterHeader output, string offset) in WithOffsets(_header.OutputParameters))
        {
            arguments.Add(Written(output.Type.Element!, column, offset, Identifiers.Escape(output.Name) + ".Length", names, after));
        }

        string targets = TangentsIn(column, names, after);
        _writer.Line($"{targets}{Identifiers.Escape(_header.Name + Mode.Jvp)}({string.Join(", ", arguments)});");
        after.ForEach(_writer.Line);
        _writer.Close();
    }

    /// <summary>Variables for the tangents that are returned, and what writes them to the column.</summary>
    private string TangentsIn(string column, NameSource names, List<string> after)
    {
        if (_header.InlineResult is { } inline)
        {
            string tangent = names.Fresh("tangent");
            after.Add(Copy(inline.Type.Element!, column, tangent));
            return $"(_, {inline.InlineType} {tangent}) = ";
        }

        if (_header.HasOutputs)
        {
            return "";
        }

        string[] numbers = [.. _header.Results.Select((_, i) => names.Fresh("tangent" + (i + 1)))];
        after.AddRange(numbers.Select((number, i) => $"{Arrays}Buffer.Set<{Scalar}>({column}, {i}, {number});"));
        return $"(_, ({string.Join(", ", numbers.Select((number, i) => $"{_header.Results[i].Type.Name} {number}"))})) = ";
    }

    /// <summary>The cotangents are parts of a unit vector, those of the parameters are parts of the row.</summary>
    private void EmitRow()
    {
        NameSource names = new(_header.Parameters.Select(static parameter => parameter.Name));
        (string unit, string row) = (names.Fresh("unit"), names.Fresh("row"));
        List<string> arguments = [.. Copied];
        List<string> numbers = [];
        List<string> after = [];

        _writer.Line();
        _writer.Open($"void {Arrays}IJacobianStep<{Scalar}>.Row(global::System.ReadOnlySpan<{Scalar}> {unit}, global::System.Span<{Scalar}> {row})");

        if (_header.ReturnedElement is { } element)
        {
            arguments.Add(Part(element, unit, "0", $"{unit}.Length"));

            if (_header.InlineResult is null)
            {
                arguments.Add($"{Arrays}Workspace.Zeros<{element.Name}>({unit}.Length)");
            }
        }

        arguments.AddRange(_header.HasOutputs
            ? Reads(_header.OutputParameters, unit)
            : _header.Results.Select((result, i) => result.Type == _header.JacobianType ? $"{unit}[{i}]" : $"({result.Type.Name}){unit}[{i}]"));

        foreach ((ParameterHeader parameter, string offset) in WithOffsets(_header.ActiveParameters))
        {
            if (HasScratch(parameter))
            {
                arguments.Add(_scratch[parameter]);
                after.Add(FromScratch(parameter, $"{Arrays}Buffer.Slice<{Scalar}>({row}, {offset}, {SizeOf(parameter)})"));
            }
            else if (parameter is { HasDestination: true, Type.Element: { } elements })
            {
                arguments.Add(Written(elements, row, offset, SizeOf(parameter), names, after));
            }
            else
            {
                string number = Identifiers.Escape(names.Fresh(parameter.Name + "Cotangent"));
                numbers.Add($"{(parameter.InlineLength is null ? parameter.Type.Name : parameter.TypeText)} {number}");
                after.Add(FromValue(parameter, row, offset, number));
            }
        }

        string derived = numbers.Count switch
        {
            0 => "",
            1 => numbers[0],
            _ => $"({string.Join(", ", numbers)})",
        };

        // The values come first where they are returned.
        string targets = derived.Length == 0 ? "" : _header is { HasOutputs: true, InlineResult: null } ? derived + " = " : $"(_, {derived}) = ";

        _writer.Line($"{targets}{Identifiers.Escape(_header.Name + Mode.Vjp)}({string.Join(", ", arguments)});");
        after.ForEach(_writer.Line);
        _writer.Close();
    }

    /// <summary>The parts of a vector that belong to the parameters, one after the other.</summary>
    private IEnumerable<string> Reads(IEnumerable<ParameterHeader> parameters, string vector) => WithOffsets(parameters).Select(pair => pair.Parameter switch
    {
        { Type: { Element: { } element, Form: ArrayForm.Vector } } => Part(element, vector, pair.Offset, SizeOf(pair.Parameter)),
        { Type: { Element: { } element, Form: var form } } => $"{Arrays}{form}.Filled<{element.Name}>({_scratch[pair.Parameter]}, {Part(element, vector, pair.Offset, SizeOf(pair.Parameter))})",
        var number => number.Type == _header.JacobianType ? $"{vector}[{pair.Offset}]" : $"({number.Type.Name}){vector}[{pair.Offset}]",
    });

    private static bool HasScratch(ParameterHeader parameter) => parameter.Type is { IsArray: true, Form: not ArrayForm.Vector };

    /// <summary>Writes the elements of a scratch matrix, or of scratch arrays, to a part of a vector.</summary>
    private string FromScratch(ParameterHeader parameter, string part)
    {
        IrType element = parameter.Type.Element!;
        string flat = $"{Arrays}{(parameter.Type.Form == ArrayForm.Matrix ? "Matrix.AsSpan" : "Jagged.Flat")}<{element.Name}>({_scratch[parameter]})";
        return Copy(element, part, flat);
    }

    private string Copy(IrType element, string part, string elements) =>
        element == _header.JacobianType ? $"{Arrays}Buffer.Copy<{Scalar}>({part}, {elements});" : $"{Arrays}Buffer.Widen({part}, {elements});";

    /// <summary>Writes a number, or the elements of an inline array, to a row.</summary>
    private string FromValue(ParameterHeader parameter, string row, string offset, string value)
    {
        if (parameter.InlineLength is null)
        {
            return $"{Arrays}Buffer.Set<{Scalar}>({row}, {offset}, {value});";
        }

        return Copy(parameter.Type.Element!, $"{Arrays}Buffer.Slice<{Scalar}>({row}, {offset}, {SizeOf(parameter)})", value);
    }

    /// <summary>How many numbers there are in an array.</summary>
    private static string SizeOf(ParameterHeader array)
    {
        string name = Identifiers.Escape(array.Name);
        return array switch
        {
            { InlineLength: { } length } => length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            { Type.Form: ArrayForm.Jagged } => $"{Arrays}Jagged.Count<{array.Type.Element!.Name}>({name})",
            _ => name + ".Length",
        };
    }

    private string Part(IrType element, string vector, string offset, string length)
    {
        string part = $"{Arrays}View.Slice<{Scalar}>({vector}, {offset}, {length})";
        return element == _header.JacobianType ? part : $"{Arrays}Workspace.Narrow({part})";
    }

    /// <summary>A part of a vector that is written to; of another type, an array whose elements are put there afterwards.</summary>
    private string Written(IrType element, string vector, string offset, string length, NameSource names, List<string> after)
    {
        string part = $"{Arrays}Buffer.Slice<{Scalar}>({vector}, {offset}, {length})";

        if (element == _header.JacobianType)
        {
            return part;
        }

        string narrow = names.Fresh("part");
        _writer.Line($"global::System.Span<{element.Name}> {narrow} = {Arrays}Workspace.Zeros<{element.Name}>({length});");
        after.Add($"{Arrays}Buffer.Widen({part}, {narrow});");
        return narrow;
    }

    private static IEnumerable<(ParameterHeader Parameter, string Offset)> WithOffsets(IEnumerable<ParameterHeader> parameters)
    {
        List<ParameterHeader> before = [];

        foreach (ParameterHeader parameter in parameters)
        {
            yield return (parameter, Sum(before));
            before.Add(parameter);
        }
    }

    /// <summary>How many numbers there are in the parameters.</summary>
    private static string Sum(IEnumerable<ParameterHeader> parameters)
    {
        ParameterHeader[] all = [.. parameters];
        int numbers = all.Count(static parameter => !parameter.Type.IsArray);
        string[] terms = [.. all.Where(static parameter => parameter.Type.IsArray).Select(SizeOf)];
        return terms.Length == 0 ? numbers.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Join(" + ", terms) + (numbers > 0 ? $" + {numbers}" : "");
    }
}
