using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Lowering;
using Differentiable.CSharp.Models;

namespace Differentiable.CSharp.Emission;

/// <summary>One derivative method: documentation, signature, body.</summary>
internal static class MemberEmitter
{
    /// <summary>The method with its body.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="header">The user's method.</param>
    /// <param name="member">The derivative.</param>
    /// <param name="function">What it computes.</param>
    /// <param name="loops">The loops of the file.</param>
    /// <param name="both">The method that a gradient is taken from, if it has no body of its own.</param>
    public static void Emit(CodeWriter writer, MethodHeader header, MemberHeader member, Function function, LoopSteps loops, MemberHeader? both)
    {
        if (member.Mode == Mode.Jacobian)
        {
            EmitJacobian(writer, header, member, function, loops);
            return;
        }

        ResultText result = MemberShape.ResultOf(header, member.Mode, returnsArrays: false);
        Function named = member.IsUserDeclared ? Renaming.Parameters(function, member.ParameterNames) : function;
        ParameterText[] all = Named(MemberParameters.OfFunction(header, member.Mode), [.. named.Parameters.Select(static parameter => parameter.Name)]);
        ParameterText[] parameters = [.. all.Where(static parameter => !parameter.IsLocal)];

        EmitSignature(writer, header, member, result, parameters, hasSeveralLoops: both is null && HasSeveralLoops(named));
        writer.Open();

        if (both is not null)
        {
            EmitPartOf(both, writer, result, parameters);
        }
        else
        {
            EmitLengthCheck(writer, header, all.Skip(MemberParameters.Of(header, member.Mode).Count()).FirstOrDefault());
            Function opened = InlineArrays.Open(writer, named, all);
            EmitOpening(writer, opened);
            BodyEmitter.Emit(writer, opened, loops, results => result.Expression(InOrder(header, member.Mode, new Queue<string>(results), NamesOf(all.Where(static parameter => parameter.IsLocal)), returnsArrays: false)));
        }

        writer.Close();

        if (MemberParameters.DestinationsOf(header, member.Mode).Any())
        {
            writer.Line();
            EmitReturningArrays(writer, header, member, [.. parameters.Select(static parameter => parameter.Name)], result, [.. named.Body.Statements.OfType<Guard>().Where(NullGuard.Is)]);
        }
    }

    private static bool HasSeveralLoops(Function function) => Nested.StatementsOf(function.Body).Count(static statement => statement is Loop or ReverseLoop) > 1;

    /// <summary>The gradient from the method that computes the value, too.</summary>
    private static void EmitPartOf(MemberHeader both, CodeWriter writer, ResultText gradient, ParameterText[] parameters)
    {
        string call = $"{Identifiers.Escape(both.Name)}({string.Join(", ", HandedOn(parameters))})";
        writer.Line("// The value adds next to nothing to what the gradient takes.");
        writer.Line(gradient is ResultText.Nothing ? $"{call};" : $"return {call}.Gradient;");
    }

    private static IEnumerable<string> HandedOn(IEnumerable<ParameterText> parameters) => parameters.Select(static parameter => parameter.Handed(Identifiers.Escape(parameter.Name)));

    private static Queue<string> NamesOf(IEnumerable<ParameterText> parameters) => new(parameters.Select(static parameter => Identifiers.Escape(parameter.Name)));

    private static void EmitJacobian(CodeWriter writer, MethodHeader header, MemberHeader member, Function function, LoopSteps loops)
    {
        if (header.IsSizedAtRunTime)
        {
            ArrayJacobianEmitter.Emit(writer, header, member, function, loops);
        }
        else
        {
            JacobianEmitter.Emit(writer, header, member, function, loops);
        }
    }

    /// <summary>Where the method returns an array, the caller's must be as long: before anything is written.</summary>
    private static void EmitLengthCheck(CodeWriter writer, MethodHeader header, ParameterText? value)
    {
        if (header is { ReturnedArray: { } array, InlineResult: null })
        {
            writer.Line($"global::Differentiable.Arrays.Check.Value<{array.Element!.Name}>({Identifiers.Escape(value!.Name)}, {Destination.LengthOf(header, array)});");
        }
    }

    /// <summary>What stands before a function's statements.</summary>
    public static void EmitOpening(CodeWriter writer, Function function)
    {
        foreach (string remark in function.Remarks)
        {
            writer.Line("// " + remark);
        }

        // All that local arrays take is released here; what their loops take, at the end of each iteration.
        if (LoopArrays.MakesArrays(function.Body))
        {
            NameSource names = new(AllNames.Of(function));
            writer.Line($"using global::Differentiable.Arrays.Workspace {names.Fresh("workspace")} = global::Differentiable.Arrays.Workspace.Open();");
        }
    }

    /// <summary>The overload without destinations: it makes the arrays and returns them.</summary>
    private static void EmitReturningArrays(CodeWriter writer, MethodHeader header, MemberHeader member, string[] names, ResultText written, Guard[] nullChecks)
    {
        Destination[] arrays = [.. Destination.Of(header, member.Mode)];
        string[] own = [.. names.Take(names.Length - arrays.Length)];
        string[] destinations = [.. names.Skip(own.Length).Select(Identifiers.Escape)];
        ResultText result = MemberShape.ResultOf(header, member.Mode, returnsArrays: true);

        ParameterText[] parameters = Named(MemberParameters.OfReturning(header, member.Mode), own);

        EmitSignature(writer, header, member, result, parameters);
        writer.Open();

        // Before anybody asks how long they are.
        foreach (Guard check in nullChecks)
        {
            writer.Line(NullGuard.Text(check, Identifiers.Escape(((Variable)check.Arguments[0]).Name)));
        }

        for (int i = 0; i < arrays.Length; i++)
        {
            writer.Line($"{ArrayText.TypeOf(arrays[i].Array)} {destinations[i]} = {arrays[i].New};");
        }

        // Values and numbers come back, arrays are there already.
        Queue<string> numbers = new();
        string targets = Declaration(written, new NameSource(names), numbers);
        string arguments = string.Join(", ", HandedOn(parameters).Concat(arrays.Select((array, i) => array.Argument(destinations[i]))));
        writer.Line($"{(targets.Length > 0 ? targets + " = " : "")}{Identifiers.Escape(member.Name)}({arguments});");
        writer.Line($"return {result.Expression(InOrder(header, member.Mode, numbers, new Queue<string>(destinations), returnsArrays: true))};");
        writer.Close();
    }

    /// <summary>The parts of the result: the value, then what is derived. Some are in arrays, or where those are written to, in inline arrays; the others are numbers.</summary>
    private static Queue<string> InOrder(MethodHeader header, Mode mode, Queue<string> numbers, Queue<string> arrays, bool returnsArrays)
    {
        if (arrays.Count == 0)
        {
            return numbers;
        }

        bool IsInArray(bool hasDestination, bool isInline) => returnsArrays ? hasDestination : isInline;
        Queue<string> all = new();

        if (mode is Mode.ValueAndGradient or Mode.Vjp or Mode.Jvp)
        {
            foreach (ResultHeader result in header.Results.Where(result => returnsArrays || !result.HasDestination))
            {
                all.Enqueue((IsInArray(result.HasDestination, result.InlineType is not null) ? arrays : numbers).Dequeue());
            }
        }

        if (mode == Mode.Jvp)
        {
            return new(all.Concat(arrays).Concat(numbers));
        }

        foreach (ParameterHeader parameter in header.ActiveParameters.Where(parameter => returnsArrays || !parameter.HasDestination))
        {
            all.Enqueue((IsInArray(parameter.HasDestination, parameter.InlineLength is not null) ? arrays : numbers).Dequeue());
        }

        return all;
    }

    /// <summary>The method that gives the length of the array that the method returns, or the shape of the matrix.</summary>
    public static void EmitLength(CodeWriter writer, MethodHeader header, Function length, LoopSteps loops)
    {
        string parameters = string.Join(", ", header.Parameters.Select(static parameter => $"{parameter.TypeText} {Identifiers.Escape(parameter.Name)}"));
        (string what, string type) = header.ReturnedArray is { Form: ArrayForm.Matrix }
            ? ("The numbers of rows and columns of the matrix", "(int Rows, int Columns)")
            : ("The length of the array", "int");
        writer.Line($"/// <summary>{what} that <see cref=\"{header.Cref}\"/> returns.</summary>");
        writer.Line(GeneratedCode);
        writer.Line($"private static {type} {Identifiers.Escape(ResultLowering.LengthName(header.Name, header.ReturnedArray!))}({parameters})");
        writer.Open();
        Function opened = InlineArrays.Open(writer, length, [.. MemberParameters.Of(header, Mode.Gradient)]);
        EmitOpening(writer, opened);
        BodyEmitter.Emit(writer, opened, loops, static results => Bundle.Of([.. results]));
        writer.Close();
    }

    /// <summary>Locals for the numbers in a result.</summary>
    private static string Declaration(ResultText result, NameSource locals, Queue<string> numbers)
    {
        switch (result)
        {
            case ResultText.Scalar or ResultText.Inline:
                string name = locals.Fresh("value");
                numbers.Enqueue(name);
                return $"{result.Type} {name}";

            case ResultText.Tuple tuple:
                return "(" + string.Join(", ", tuple.Elements.Select(element => Declaration(element.Element, locals, numbers))) + ")";

            default:
                return "";
        }
    }

    /// <summary>The method with a body that throws: the error that prevents a derivative is then the only one that the user sees.</summary>
    public static void EmitStub(CodeWriter writer, MethodHeader header, MemberHeader member)
    {
        EmitStub(writer, header, member, MemberShape.ResultOf(header, member.Mode, returnsArrays: true), Named(MemberParameters.OfReturning(header, member.Mode), member.ParameterNames));
        ParameterText[] parameters = Named(MemberParameters.Of(header, member.Mode), member.ParameterNames);
        ParameterText[] destinations = [.. MemberParameters.DestinationsOf(header, member.Mode)];

        if (destinations.Length > 0)
        {
            EmitStub(writer, header, member, MemberShape.ResultOf(header, member.Mode, returnsArrays: false), [.. parameters, .. destinations]);
        }
    }

    private static void EmitStub(CodeWriter writer, MethodHeader header, MemberHeader member, ResultText result, ParameterText[] parameters)
    {
        EmitSignature(writer, header, member, result, parameters);
        writer.Open();
        writer.Line($"throw new global::System.NotSupportedException(\"{header.Name} cannot be differentiated: see the build's errors.\");");
        writer.Close();
    }

    /// <summary>The parameters with the names that they have in the function, or in the user's declaration; an empty list leaves them as they are.</summary>
    public static ParameterText[] Named(IEnumerable<ParameterText> parameters, IReadOnlyList<string> names) =>
        [.. parameters.Select((parameter, i) => i < names.Count ? parameter with { Name = names[i] } : parameter)];

    /// <param name="writer">Where it goes.</param>
    /// <param name="header">The method.</param>
    /// <param name="member">Its derivative.</param>
    /// <param name="result">What it returns.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="hasSeveralLoops">
    /// Whether it runs several loops: then it is not to be inlined. The JIT leaves methods with loops alone, but ours are calls; and of what is inlined to a short method it inlines little more, so that each iteration would be
    /// a call. One loop is inlined with what it calls.
    /// </param>
    public static void EmitSignature(CodeWriter writer, MethodHeader header, MemberHeader member, ResultText result, IReadOnlyList<ParameterText> parameters, bool hasSeveralLoops = false)
    {
        // A declared derivative is the user's: it has its documentation already, and the attribute would exempt it from analysis.
        if (!member.IsUserDeclared)
        {
            EmitDocumentation(writer, header, member, parameters);
            writer.Line(GeneratedCode);

            if (hasSeveralLoops)
            {
                writer.Line(Inlining.Never);
            }
        }

        bool hasDefaults = parameters.Count == header.Parameters.Count && !member.IsUserDeclared;
        IEnumerable<string> texts = parameters.Select(parameter =>
            $"{parameter.Type} {Identifiers.Escape(parameter.Name)}" + (hasDefaults && parameter.Default is { } text ? " = " + text : ""));

        writer.Line($"{member.Modifiers} {member.ResultType ?? result.Type} {Identifiers.Escape(member.Name)}({string.Join(", ", texts)})");
    }

    private static void EmitDocumentation(CodeWriter writer, MethodHeader header, MemberHeader member, IReadOnlyList<ParameterText> parameters)
    {
        writer.Line($"/// <summary>{MemberShape.Title(member.Mode)} of <see cref=\"{header.Cref}\"/>: {Escaped(MemberShape.Formula(header, member.Mode))}.</summary>");

        foreach (ParameterText parameter in parameters)
        {
            writer.Line($"/// <param name=\"{parameter.Name}\">{parameter.Role}</param>");
        }
    }

    private static string GeneratedCode => $"[global::System.CodeDom.Compiler.GeneratedCode(\"{KnownNames.Tool}\", \"{Version}\")]";

    private static string Version { get; } = typeof(MemberEmitter).Assembly.GetName().Version.ToString(3);

    public static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
