using System.Text;
using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;

namespace Differentiable.Compiler.Printing;

/// <summary>The stable text form of a function, for dumps and golden tests.</summary>
public sealed class IrPrinter : IStatementVisitor<bool>
{
    private readonly StringBuilder _text = new();
    private int _depth;

    private IrPrinter()
    {
    }

    public static string Print(Function function)
    {
        IrPrinter printer = new();
        IEnumerable<string> parameters = function.Parameters.Select(parameter => (function.ActiveParameters.Contains(parameter) ? "" : "passive ") + Typed(parameter));
        printer.Line($"{function.Name}({string.Join(", ", parameters)})");
        printer.Print(function.Body);
        return printer._text.ToString();
    }

    public bool VisitLet(Let let)
    {
        Line($"{List(let.Targets.Select(Typed))} = {let.Primitive.Name}({List(let.Arguments)})");
        return true;
    }

    public bool VisitIf(If branch)
    {
        Line($"{List(branch.Targets.Select(Typed))} = if {branch.Condition}");
        Print(branch.Then);
        Line("else");
        Print(branch.Else);
        return true;
    }

    public bool VisitCall(Call call)
    {
        Line($"{List(call.Targets.Select(Typed))} = {call.Entry} of {call.Callee.Name}({List(call.Arguments)})");
        return true;
    }

    public bool VisitGuard(Guard guard)
    {
        Line($"guard {string.Join("_", guard.Segments)} ({List(guard.Arguments)})");
        return true;
    }

    public bool VisitLoop(Loop loop)
    {
        Line($"{List(loop.Targets.Select(Typed))} = loop {Bindings(loop.State, loop.Initial)}");
        PrintForward(loop.Condition, loop.Body);
        return true;
    }

    public bool VisitReverseLoop(ReverseLoop loop)
    {
        Line($"{List(loop.Targets.Select(Typed))} = loop and back {Bindings(loop.State, loop.Initial)}");
        PrintForward(loop.Condition, loop.Body);
        Line($"rest ({List(loop.Final.Select(Typed))})");
        Print(loop.Rest);
        Line($"back ({Typed(loop.Index)}; {List(loop.Residuals.Select(Typed))}; {List(loop.Cotangents.Select(Typed))})");
        Print(loop.Back);
        return true;
    }

    private void PrintForward(Block condition, Block body)
    {
        Line("while");
        Print(condition);
        Line("do");
        Print(body);
    }

    private static string Bindings(EquatableArray<Variable> state, EquatableArray<Atom> initial) =>
        "(" + List(state.Select((variable, i) => $"{Typed(variable)} = {initial[i]}")) + ")";

    private static string Typed(Variable variable) => variable.Type == IrType.Double ? variable.Name : $"{variable.Type} {variable.Name}";

    private static string List(IEnumerable<object> items) => string.Join(", ", items);

    private void Print(Block block)
    {
        _depth++;

        foreach (Statement statement in block.Statements)
        {
            statement.Accept(this);
        }

        Line($"-> {List(block.Results)}");
        _depth--;
    }

    private void Line(string text) => _text.Append(' ', 2 * _depth).Append(text).Append('\n');
}
