namespace Differentiable.Testing.RandomPrograms;

/// <summary>A random program to C# text.</summary>
internal static class SourcePrinter
{
    public static string Print(RandomProgram program)
    {
        IndentedText text = new();
        text.Line("using System;");
        if (program.Helpers.Append(program.Entry).SelectMany(static m => StatementParts.All(m.Body)).Any(static s => s is ForEach))
        {
            text.Line("using System.Linq;");
        }

        text.Line("using Differentiable;");
        text.Line("");
        text.Line($"namespace {program.Namespace};");
        text.Line("");
        text.Line($"public enum {ScalarTypes.EnumName}");
        text.Open();
        foreach (string member in ScalarTypes.EnumMembers)
        {
            text.Line($"{member},");
        }

        text.Close();
        PrintClass(text, program, MethodHost.Program);
        if (program.Helpers.Any(static m => m.Host == MethodHost.Helpers))
        {
            PrintClass(text, program, MethodHost.Helpers);
        }

        return text.ToString();
    }

    private static void PrintClass(IndentedText text, RandomProgram program, MethodHost host)
    {
        text.Line("");
        text.Line($"public static partial class {host}");
        text.Open();
        bool isFirst = true;
        if (host == MethodHost.Program)
        {
            isFirst = program.Fields.Count == 0;
            foreach (Field field in program.Fields)
            {
                PrintField(text, field);
            }
        }

        foreach (Method method in program.Helpers.Append(program.Entry).Where(m => m.Host == host))
        {
            if (!isFirst)
            {
                text.Line("");
            }

            isFirst = false;
            string attribute = method == program.Entry ? EntryAttribute(program) : program.Options.HelperAttribute;
            MethodPrinter.Print(text, method, method.IsDifferentiable ? attribute : null);
            if (method == program.Entry && program.Options.HasArrayForms)
            {
                MethodPrinter.Print(text, method, program.Options.HelperAttribute, EntryForm.Array);
                MethodPrinter.Print(text, method, program.Options.HelperAttribute, EntryForm.Span);
            }
        }

        text.Close();
    }

    private static string EntryAttribute(RandomProgram program) => program.EntryParameters.Any(static p => p.IsArray && p.IsActive)
        ? program.Options.ArrayEntryAttribute ?? program.Options.EntryAttribute
        : program.Options.EntryAttribute;

    private static void PrintField(IndentedText text, Field field)
    {
        string modifiers = field.Variable.IsConstant ? "const" : "static readonly";
        string value = ExpressionPrinter.Print(field.Value, MethodHost.Program);
        text.Line($"public {modifiers} {field.Variable.Type.Name()} {field.Variable.Name} = {value};");
    }
}
