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
        ResultText result = MemberShape.ResultOf(header, member.Mode);
        Function named = member.IsUserDeclared ? Renaming.Parameters(function, member.ParameterNames) : function;

        EmitSignature(writer, header, member, result, [.. named.Parameters.Select(static parameter => parameter.Name)]);
        writer.Open();

        if (function.Remark is { } remark)
        {
            writer.Line("// " + remark);
        }

        BodyEmitter.Emit(writer, named, loops, member.Name + header.OverloadSuffix, results => result.Expression(new Queue<string>(results)));
        writer.Close();
    }

    /// <summary>The method with a body that throws: the error that prevents a derivative is then the only one that the user sees.</summary>
    public static void EmitStub(CodeWriter writer, MethodHeader header, MemberHeader member)
    {
        string[] names = member.IsUserDeclared ? [.. member.ParameterNames] : [.. header.Parameters.Select(static parameter => parameter.Name), .. ExtraNames(header, member.Mode)];
        EmitSignature(writer, header, member, MemberShape.ResultOf(header, member.Mode), names);
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

        string[] types = [.. header.Parameters.Select(static parameter => parameter.TypeText), .. ExtraTypes(header, member.Mode)];
        bool hasDefaults = types.Length == header.Parameters.Count && !member.IsUserDeclared;
        IEnumerable<string> parameters = types.Select((type, i) =>
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

        return mode == Mode.Vjp
            ? "The cotangent of the result: what the cotangents of the parameters are scaled by."
            : $"The tangent of <paramref name=\"{header.ActiveParameters.ElementAt(parameter - header.Parameters.Count).Name}\"/>.";
    }

    private static IEnumerable<string> ExtraTypes(MethodHeader header, Mode mode) => mode switch
    {
        Mode.Jvp or Mode.Hvp => header.ActiveParameters.Select(static parameter => parameter.Type.Name),
        Mode.Vjp => [header.ResultType.Name],
        _ => [],
    };

    private static IEnumerable<string> ExtraNames(MethodHeader header, Mode mode) => mode switch
    {
        Mode.Jvp or Mode.Hvp => header.ActiveParameters.Select(static parameter => parameter.Name + "Tangent"),
        Mode.Vjp => ["cotangent"],
        _ => [],
    };

    private static string Version { get; } = typeof(MemberEmitter).Assembly.GetName().Version.ToString(3);

    public static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
