using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Representations;
using Differentiable.CSharp.Lowering;
using Differentiable.CSharp.Models;

namespace Differentiable.CSharp.Emission;

/// <summary>One derivative method: documentation, signature, body.</summary>
internal static class MemberEmitter
{
    /// <summary>The method with its body.</summary>
    public static void Emit(CodeWriter writer, MethodHeader header, MemberHeader member, Function function, LoopSteps loops)
    {
        bool hasDestinations = MemberShape.DestinationsOf(header, member.Mode).Any();
        ResultText result = MemberShape.ResultOf(header, member.Mode, returnsArrays: false);
        Function named = member.IsUserDeclared ? Renaming.Parameters(function, member.ParameterNames) : function;

        EmitSignature(writer, header, member, result, [.. named.Parameters.Select(static parameter => parameter.Name)]);
        writer.Open();

        foreach (string remark in function.Remarks)
        {
            writer.Line("// " + remark);
        }

        // All that local arrays take is released here; what their loops take, at the end of each iteration.
        if (LoopArrays.MakesArrays(named.Body))
        {
            NameSource names = new(AllNames.Of(named));
            writer.Line($"using global::Differentiable.Arrays.Workspace {names.Fresh("workspace")} = global::Differentiable.Arrays.Workspace.Open();");
        }

        BodyEmitter.Emit(writer, named, loops, member.Name + header.OverloadSuffix, results => result.Expression(new Queue<string>(results)));
        writer.Close();

        if (hasDestinations)
        {
            writer.Line();
            EmitReturningArrays(writer, header, member, [.. named.Parameters.Select(static parameter => parameter.Name)], result);
        }
    }

    /// <summary>The overload without destinations: it makes the arrays and returns them.</summary>
    private static void EmitReturningArrays(CodeWriter writer, MethodHeader header, MemberHeader member, string[] names, ResultText written)
    {
        ParameterHeader[] arrays = [.. MemberShape.DestinationsOf(header, member.Mode)];
        string[] own = [.. names.Take(names.Length - arrays.Length)];
        string[] destinations = [.. names.Skip(own.Length).Select(Identifiers.Escape)];
        ResultText result = MemberShape.ResultOf(header, member.Mode, returnsArrays: true);
        NameSource locals = new(names);

        EmitSignature(writer, header, member, result, own);
        writer.Open();

        for (int i = 0; i < arrays.Length; i++)
        {
            writer.Line($"{arrays[i].Type.Element!.Name}[] {destinations[i]} = new {arrays[i].Type.Element!.Name}[{Identifiers.Escape(arrays[i].Name)}.Length];");
        }

        // Values and numbers come back, arrays are there already.
        Queue<string> numbers = new();
        string targets = Declaration(written, locals, numbers);
        string arguments = string.Join(", ", own.Select(Identifiers.Escape).Concat(destinations));
        writer.Line($"{(targets.Length > 0 ? targets + " = " : "")}{Identifiers.Escape(member.Name)}({arguments});");

        Queue<string> all = new();

        if (member.Mode is Mode.ValueAndGradient or Mode.Vjp)
        {
            all.Enqueue(numbers.Dequeue());
        }

        Queue<string> filled = new(destinations);

        foreach (ParameterHeader parameter in header.ActiveParameters)
        {
            all.Enqueue(parameter.Type.IsArray ? filled.Dequeue() : numbers.Dequeue());
        }

        writer.Line($"return {result.Expression(all)};");
        writer.Close();
    }

    /// <summary>Locals for the numbers in a result.</summary>
    private static string Declaration(ResultText result, NameSource locals, Queue<string> numbers)
    {
        switch (result)
        {
            case ResultText.Scalar scalar:
                string name = locals.Fresh("value");
                numbers.Enqueue(name);
                return $"{scalar.Type} {name}";

            case ResultText.Tuple tuple:
                return "(" + string.Join(", ", tuple.Elements.Select(element => Declaration(element.Element, locals, numbers))) + ")";

            default:
                return "";
        }
    }

    /// <summary>The method with a body that throws: the error that prevents a derivative is then the only one that the user sees.</summary>
    public static void EmitStub(CodeWriter writer, MethodHeader header, MemberHeader member)
    {
        string[] names = member.IsUserDeclared ? [.. member.ParameterNames] : [.. header.Parameters.Select(static parameter => parameter.Name), .. ExtraNames(header, member.Mode)];
        EmitStub(writer, header, member, MemberShape.ResultOf(header, member.Mode, returnsArrays: true), names);
        string[] destinations = [.. MemberShape.DestinationsOf(header, member.Mode).Select(parameter => parameter.Name + SuffixOf(member.Mode))];

        if (destinations.Length > 0)
        {
            EmitStub(writer, header, member, MemberShape.ResultOf(header, member.Mode, returnsArrays: false), [.. names, .. destinations]);
        }
    }

    private static void EmitStub(CodeWriter writer, MethodHeader header, MemberHeader member, ResultText result, string[] names)
    {
        EmitSignature(writer, header, member, result, names);
        writer.Open();
        writer.Line($"throw new global::System.NotSupportedException(\"{header.Name} cannot be differentiated: see the build's errors.\");");
        writer.Close();
    }

    private static void EmitSignature(CodeWriter writer, MethodHeader header, MemberHeader member, ResultText result, string[] names)
    {
        // A declared derivative is the user's: it has its documentation already, and the attribute would exempt it from analysis.
        if (!member.IsUserDeclared)
        {
            EmitDocumentation(writer, header, member, names);
            writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"{KnownNames.Tool}\", \"{Version}\")]");
        }

        IEnumerable<string> spans = MemberShape.DestinationsOf(header, member.Mode).Select(static parameter => IrType.Buffer(parameter.Type.Element!).Name);
        string[] types = [.. header.Parameters.Select(static parameter => parameter.TypeText), .. ExtraTypes(header, member.Mode), .. spans];
        bool hasDefaults = names.Length == header.Parameters.Count && !member.IsUserDeclared;
        IEnumerable<string> parameters = types.Take(names.Length).Select((type, i) =>
            $"{type} {Identifiers.Escape(names[i])}" + (hasDefaults && header.Parameters[i].Default is { } text ? " = " + text : ""));

        writer.Line($"{member.Modifiers} {member.ResultType ?? result.Type} {Identifiers.Escape(member.Name)}({string.Join(", ", parameters)})");
    }

    private static void EmitDocumentation(CodeWriter writer, MethodHeader header, MemberHeader member, string[] names)
    {
        writer.Line($"/// <summary>{MemberShape.Title(member.Mode)} of <see cref=\"{header.Cref}\"/>: {Escaped(MemberShape.Formula(header, member.Mode))}.</summary>");

        for (int i = 0; i < names.Length; i++)
        {
            writer.Line($"/// <param name=\"{names[i]}\">{Role(header, member.Mode, i)}</param>");
        }
    }

    private static string Role(MethodHeader header, Mode mode, int parameter)
    {
        if (parameter < header.Parameters.Count)
        {
            return header.Parameters[parameter].IsActive ? "As in the method; differentiated in." : "As in the method; passive.";
        }

        int extra = parameter - header.Parameters.Count - ExtraTypes(header, mode).Count();

        if (extra >= 0)
        {
            string name = MemberShape.DestinationsOf(header, mode).ElementAt(extra).Name;
            return $"Where the derivative with respect to <paramref name=\"{name}\"/> is written: as long as it, and apart from all other arrays in memory.";
        }

        return mode == Mode.Vjp
            ? "The cotangent of the result: what the cotangents of the parameters are scaled by."
            : $"The tangent of <paramref name=\"{header.ActiveParameters.ElementAt(parameter - header.Parameters.Count).Name}\"/>.";
    }

    private static IEnumerable<string> ExtraTypes(MethodHeader header, Mode mode) => mode switch
    {
        Mode.Jvp or Mode.Hvp => header.ActiveParameters.Select(static parameter => parameter.Type.IsArray ? parameter.TypeText : parameter.Type.Name),
        Mode.Vjp => [header.ResultType.Name],
        _ => [],
    };

    private static IEnumerable<string> ExtraNames(MethodHeader header, Mode mode) => mode switch
    {
        Mode.Jvp or Mode.Hvp => header.ActiveParameters.Select(static parameter => parameter.Name + "Tangent"),
        Mode.Vjp => ["cotangent"],
        _ => [],
    };

    /// <summary>What the names of destinations end in.</summary>
    private static string SuffixOf(Mode mode) => mode switch
    {
        Mode.Vjp => "Cotangent",
        Mode.Hvp => "Hvp",
        _ => "Gradient",
    };

    private static string Version { get; } = typeof(MemberEmitter).Assembly.GetName().Version.ToString(3);

    public static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
