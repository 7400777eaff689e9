using Differentiable.Compiler.Ir;
using Differentiable.CSharp.Lowering;
using Differentiable.CSharp.Models;

namespace Differentiable.CSharp.Emission;

/// <summary>A Jacobian as two methods: one writes it to memory of the caller's and returns the values, the other makes a matrix and hands its memory to the first.</summary>
internal static class JacobianEmitter
{
    private const string Arrays = "global::Differentiable.Arrays.";

    public static void Emit(CodeWriter writer, MethodHeader header, MemberHeader member, Function function, LoopSteps loops)
    {
        string name = new NameSource(AllNames.Of(function)).Fresh("jacobian");
        string[] names = [.. function.Parameters.Select(static parameter => parameter.Name)];

        EmitWriting(writer, header, member, function, loops, name);
        writer.Line();
        EmitReturning(writer, header, member, names, name);
    }

    private static void EmitWriting(CodeWriter writer, MethodHeader header, MemberHeader member, Function function, LoopSteps loops, string name)
    {
        string destination = Identifiers.Escape(name);
        int entries = header.Results.Count * header.ActiveParameters.Count();
        ResultText values = MemberShape.ResultOf(header, member.Mode, returnsArrays: false);
        ParameterText[] parameters = [.. MemberParameters.Of(header, member.Mode), .. MemberParameters.DestinationsOf(header, member.Mode)];
        string[] names = [.. function.Parameters.Select(static parameter => parameter.Name), name];

        MemberEmitter.EmitSignature(writer, header, member, values, MemberEmitter.Named(parameters, names));
        writer.Open();
        writer.Line($"{Arrays}Check.Jacobian<{header.JacobianType.Name}>({destination}, {header.Results.Count}, {header.ActiveParameters.Count()});");
        Function opened = InlineArrays.Open(writer, function, MemberEmitter.Named(MemberParameters.Of(header, member.Mode), names));
        MemberEmitter.EmitOpening(writer, opened);
        BodyEmitter.EmitWriting(
            writer,
            opened,
            loops,
            results => [
                .. results.Take(entries).Select((entry, i) => $"{Arrays}Buffer.Set<{header.JacobianType.Name}>({destination}, {i}, {entry});"),
                $"return {values.Expression(new Queue<string>(results.Skip(entries)))};",
            ]);
        writer.Close();
    }

    private static void EmitReturning(CodeWriter writer, MethodHeader header, MemberHeader member, string[] names, string name)
    {
        string matrix = Identifiers.Escape(name);
        ResultText result = MemberShape.ResultOf(header, member.Mode, returnsArrays: true);
        string arguments = string.Concat(names.Select(static parameter => Identifiers.Escape(parameter) + ", "));

        MemberEmitter.EmitSignature(writer, header, member, result, MemberEmitter.Named(MemberParameters.Of(header, member.Mode), names));
        writer.Open();
        writer.Line($"{result.Type} {matrix} = new {header.JacobianType.Name}[{header.Results.Count}, {header.ActiveParameters.Count()}];");
        writer.Line($"{Identifiers.Escape(member.Name)}({arguments}{Arrays}Matrix.AsSpan<{header.JacobianType.Name}>({matrix}));");
        writer.Line($"return {matrix};");
        writer.Close();
    }
}
