using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Primitives;
using Differentiable.CSharp.Lowering;

namespace Differentiable.CSharp.Emission;

/// <summary>
/// A function's body as C# statements: flat, each local assigned once where it is declared. Makes no decision about derivatives.
/// </summary>
/// <remarks>
/// Intermediate results that are read once are written into the expression that reads them. A branch at the end of the method becomes an early return;
/// elsewhere a ?: of expressions if the arms are that simple, else of static local functions.
/// </remarks>
internal sealed class BodyEmitter : IStatementVisitor<bool>
{
    private const int MaximumFoldedLength = 56;

    private readonly CodeWriter _writer;
    private readonly ExpressionEmitter _expressions;
    private readonly LocalFunctions _functions;
    private Dictionary<Variable, int> _uses = [];
    private string? _comment;
    private bool _foldsNamed;

    private readonly LoopSteps _loops;
    private readonly bool _isInLoop;

    private BodyEmitter(CodeWriter writer, LocalFunctions functions, ExpressionEmitter expressions, LoopSteps loops, bool isInLoop) =>
        (_writer, _functions, _expressions, _loops, _isInLoop) = (writer, functions, expressions, loops, isInLoop);

    /// <summary>Emits the whole body, return statements and local functions included.</summary>
    public static void Emit(CodeWriter writer, Function function, LoopSteps loops, Func<IEnumerable<string>, string> result) =>
        For(writer, function, loops).EmitWhole(function.Body, results => Return(result(results)));

    /// <summary>As <c>Emit</c>, for a method that writes some of its results to memory.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="function">The function.</param>
    /// <param name="loops">Where loops go.</param>
    /// <param name="write">The statements that write results, and return the others.</param>
    public static void EmitWriting(CodeWriter writer, Function function, LoopSteps loops, MethodExit write) =>
        For(writer, function, loops).EmitWhole(function.Body, write);

    private static BodyEmitter For(CodeWriter writer, Function function, LoopSteps loops) =>
        new(writer, new LocalFunctions(new NameSource(AllNames.Of(function))), new ExpressionEmitter(), loops, isInLoop: false);

    /// <summary>Emits a block of a loop as the body of a method.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="block">The block.</param>
    /// <param name="expressions">How its parameters are written.</param>
    /// <param name="loops">Where inner loops go.</param>
    /// <param name="struct">The loop.</param>
    /// <param name="names">The names that are taken.</param>
    /// <param name="result">What to return, made of the block's results.</param>
    public static void EmitBlock(
        CodeWriter writer, Block block, ExpressionEmitter expressions, LoopSteps loops, LoopStruct @struct, NameSource names, Func<IEnumerable<string>, string> result)
    {
        LocalFunctions functions = new(names);
        new BodyEmitter(writer, functions, expressions, loops, isInLoop: true).EmitWhole(block, results => Return(result(results)));
    }

    private static IEnumerable<string> Return(string value) => value.Length > 0 ? [$"return {value};"] : [];

    /// <summary>A local function returns what it has, be it nothing.</summary>
    private static IEnumerable<string> Returned(string[] results) => results.Length switch
    {
        0 => ["return;"],
        1 => Return(results[0]),
        _ => Return("(" + string.Join(", ", results) + ")"),
    };

    private void EmitWhole(Block body, MethodExit exit)
    {
        EmitReturning(body, exit);

        // A local function may need others in turn.
        while (_functions.Next() is { } local)
        {
            EmitLocalFunction(local);
        }
    }

    public bool VisitLet(Let let)
    {
        CodeText text = _expressions.Of(let);

        if (let.Targets.Count == 0)
        {
            Comment(let.Origin);
            _writer.Line(text.Text + ";");
            return true;
        }

        if (let.Targets.Count > 1)
        {
            Comment(let.Origin);
            _writer.Line($"{Deconstruction(let.Targets)} = {text.Text};");
            return true;
        }

        if (!let.Primitive.MayThrow && !let.Primitive.HasEffect && !let.Primitive.IsFresh && !let.ReadsBuffer && UsesOf(let.Target) == 1 && (_foldsNamed || IsIntermediate(let)) && text.Text.Length <= MaximumFoldedLength)
        {
            _expressions.Fold(let.Target, text);
            return true;
        }

        Comment(let.Origin);

        if (let.Primitive.Form is CSharpForm.TensorMap)
        {
            string element = let.Target.Type.Element!.Name;
            _writer.Line($"{Declaration(let.Target)} = global::Differentiable.Arrays.Workspace.Zeros<{element}>({_expressions.Of(let.Arguments.First(static argument => argument.Type.IsArray)).As(Precedence.Primary)}.Length);");
            _writer.Line(text.Text + ";");
            return true;
        }

        // What is kept only because it can throw is called for that.
        bool isStatement = UsesOf(let.Target) == 0 && let.Primitive.Form is (CSharpForm.Method or CSharpForm.ArrayMethod);
        _writer.Line(isStatement ? text.Text + ";" : $"{Declaration(let.Target)} = {text.Text};");
        return true;
    }

    public bool VisitCall(Call call)
    {
        string arguments = string.Join(", ", call.Arguments.Select(argument => _expressions.Of(argument).Text));
        string suffix = call.Entry is Entry.Primal or Entry.Rule or Entry.RuleWithValue ? "" : call.Entry.ToString();
        string targets = call.Targets.Any(target => UsesOf(target) > 0) ? CallTargets(call) + " = " : "";

        Comment(call.Origin);
        _writer.Line($"{targets}{call.Callee.ContainingType}.{Identifiers.Escape(call.Callee.Name + suffix)}({arguments});");
        return true;
    }

    public bool VisitGuard(Guard guard)
    {
        string text = guard.Segments[0];

        for (int i = 0; i < guard.Arguments.Count; i++)
        {
            text += _expressions.Of(guard.Arguments[i]).As(Precedence.Primary) + guard.Segments[i + 1];
        }

        Comment(guard.AlwaysThrows ? null : guard.Origin);
        _writer.Line(text);
        return true;
    }

    public bool VisitIf(If branch)
    {
        if (branch.IsPart)
        {
            EmitPart(branch);
            return true;
        }

        string condition = _expressions.Of(branch.Condition).As(Precedence.Or);

        if (branch.Targets.Count == 0)
        {
            Comment(branch.Origin);
            EmitEffects(condition, branch);
            return true;
        }

        Comment(branch.Origin);

        if (SimpleResults(branch.Then) is { } then && SimpleResults(branch.Else) is { } @else)
        {
            for (int i = 0; i < branch.Targets.Count; i++)
            {
                _writer.Line($"{Declaration(branch.Targets[i])} = {condition} ? {then[i].As(Precedence.Or)} : {@else[i].As(Precedence.Or)};");
            }

            return true;
        }

        string stem = SourceText.Capitalized(branch.Targets[0].Name);
        _writer.Line($"{Deconstruction(branch.Targets)} = {condition} ? {Arm(branch, branch.Then, stem + "Then")} : {Arm(branch, branch.Else, stem + "Else")};");
        return true;
    }

    public bool VisitLoop(Loop loop)
    {
        LoopStruct step = _loops.Add(loop, _isInLoop);
        Comment(loop.Origin);
        Remark(loop.Remark);
        Remark(loop.Lanes is { } lanes ? $"In lanes: {lanes.Count} iterations at once, then one by one." : null);
        string types = string.Join(", ", [step.Name, .. LoopEmitter.TypesOf(loop)]);
        string targets = loop.Targets.Any(target => UsesOf(target) > 0) ? Deconstruction(loop.Targets) + " = " : "";
        _writer.Line($"{targets}global::Differentiable.Loops.Loop.{CombinatorOf(loop)}<{types}>({NewStep(step)}, {Initial(loop.Initial)});");
        return true;
    }

    private static string CombinatorOf(Loop loop) => loop.Lanes switch
    {
        { Passage: not null } => "ReduceInLanes",
        not null => "RunInLanes",
        _ when loop.IsApart => "RunApart",
        _ => Nested.StatementsOf(loop.Body).Any(static statement => statement is Loop or ReverseLoop) ? "RunOuter" : "Run",
    };

    public bool VisitReverseLoop(ReverseLoop loop)
    {
        LoopStruct step = _loops.Add(loop, _isInLoop);
        EquatableArray<Variable> outputs = [.. loop.Targets.Take(loop.Outputs)];
        EquatableArray<Variable> cotangents = [.. loop.Targets.Skip(loop.Outputs)];
        string types = string.Join(", ", [step.Name, .. LoopEmitter.TypesOf(loop)]);
        string targets = loop.Targets.Count == 0 ? "" : $"({DeconstructionOrNothing(outputs)}, {DeconstructionOrNothing(cotangents)}) = ";

        Comment(loop.Origin);
        Remark(HistoryRemark.Of(loop, _loops.StackOf(step), _loops.RentedOf(step)));
        _writer.Line(LoopArrays.MustRunOnce(loop)
            ? $"{targets}global::Differentiable.Loops.Loop.ReverseOnce<{types}>({NewStep(step)}, {Initial(loop.Initial)});"
            : $"{targets}global::Differentiable.Loops.Loop.Reverse<{types}>({NewStep(step)}, {Initial(loop.Initial)}, {_loops.MemoryOf(step)});");
        return true;
    }

    private void Remark(string? remark)
    {
        if (remark is not null)
        {
            _writer.Line("// " + remark);
        }
    }

    private string Initial(EquatableArray<Atom> initial) => Bundle.Of([.. initial.Select(atom => _expressions.Of(atom).Text)]);

    private string NewStep(LoopStruct step) => $"new {step.Name}({string.Join(", ", step.Captured.Select(variable => _expressions.Of(variable).Text))})";

    private void EmitReturning(Block block, MethodExit exit)
    {
        _uses = UseCounts.Of(block);

        for (int i = 0; i < block.Statements.Count; i++)
        {
            if (i == block.Statements.Count - 1 && block.Statements[i] is If { Targets.Count: > 0, IsPart: false } last)
            {
                EmitReturningBranch(last, block, exit);
                return;
            }

            block.Statements[i].Accept(this);

            if (block.Statements[i] is Guard { AlwaysThrows: true })
            {
                return;
            }
        }

        foreach (string line in exit(block.Results.Select(atom => _expressions.Of(atom).Text)))
        {
            _writer.Line(line);
        }
    }

    /// <summary>The last branch: each arm returns.</summary>
    private void EmitReturningBranch(If branch, Block block, MethodExit exit)
    {
        Comment(branch.Origin);
        _writer.Open($"if ({_expressions.Of(branch.Condition).Text})");
        EmitReturning(WithResults(branch, branch.Then, block), exit);
        _writer.Close();
        _writer.Line();
        _comment = null;
        EmitReturning(WithResults(branch, branch.Else, block), exit);
    }

    /// <summary>The arm with the results of the enclosing block, in terms of its own.</summary>
    private static Block WithResults(If branch, Block arm, Block block)
    {
        Dictionary<Atom, Atom> values = [];

        for (int i = 0; i < branch.Targets.Count; i++)
        {
            values[branch.Targets[i]] = arm.Results[i];
        }

        return arm with { Results = [.. block.Results.Select(atom => values.TryGetValue(atom, out Atom? value) ? value : atom)] };
    }

    private void EmitEffects(string condition, If branch)
    {
        if (branch.Then.Statements.Count == 0)
        {
            _writer.Open($"if (!({condition}))");
            EmitNested(branch.Else);
            _writer.Close();
            return;
        }

        _writer.Open($"if ({condition})");
        EmitNested(branch.Then);
        _writer.Close();

        if (branch.Else.Statements.Count > 0)
        {
            _writer.Open("else");
            EmitNested(branch.Else);
            _writer.Close();
        }
    }

    private void EmitNested(Block block)
    {
        Dictionary<Variable, int> outer = _uses;
        string? comment = _comment;
        _uses = UseCounts.Of(block);
        EmitStatements(block);
        (_uses, _comment) = (outer, comment);
    }

    private void EmitStatements(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            statement.Accept(this);

            if (statement is Guard { AlwaysThrows: true })
            {
                return;
            }
        }
    }

    /// <summary>The results of an arm that needs no statement of its own; null if it needs some.</summary>
    private IReadOnlyList<CodeText>? SimpleResults(Block arm)
    {
        if (arm.Statements.Any(static statement => statement is not Let))
        {
            return null;
        }

        CodeWriter scratch = new();
        BodyEmitter emitter = new(scratch, _functions, _expressions, _loops, _isInLoop) { _uses = UseCounts.Of(arm), _foldsNamed = true };
        emitter.EmitStatements(arm);
        return scratch.Lines == 0 ? [.. arm.Results.Select(_expressions.Of)] : null;
    }

    /// <summary>An arm as an expression: its results if it is simple, else a call of a local function.</summary>
    private string Arm(If branch, Block arm, string name)
    {
        if (SimpleResults(arm) is { } simple)
        {
            return simple.Count == 1 ? simple[0].As(Precedence.Or) : "(" + string.Join(", ", simple.Select(static result => result.Text)) + ")";
        }

        LocalFunction local = _functions.Add(name, arm, branch.Targets, isPart: false);
        return CallOf(local);
    }

    private string CallOf(LocalFunction local) => $"{local.Name}({string.Join(", ", local.Parameters.Select(parameter => _expressions.Of(parameter).Text))})";

    private void EmitPart(If part)
    {
        LocalFunction local = _functions.Add("Rest", part.Then, part.Targets, isPart: true);
        _writer.Line("// The rest, in a method of its own: one this long would be compiled badly.");

        // A part whose results nobody reads runs for what it throws or stores.
        _writer.Line(part.Targets.Count == 0 ? CallOf(local) + ";" : $"{Deconstruction(part.Targets)} = {CallOf(local)};");
        _comment = null;
    }

    private void EmitLocalFunction(LocalFunction local)
    {
        string result = local.Results.Count switch
        {
            0 => "void",
            1 => local.Results[0].Type.Name,
            _ => "(" + string.Join(", ", local.Results.Select(static r => r.Type.Name)) + ")",
        };
        string parameters = string.Join(", ", local.Parameters.Select(static parameter => Declaration(parameter)));

        _writer.Line();
        _writer.Line(local.IsPart ? Inlining.Never : Inlining.Always);
        _writer.Open($"static {result} {local.Name}({parameters})");
        _comment = null;

        // Inside, the parameters go by their own names.
        new BodyEmitter(_writer, _functions, new ExpressionEmitter(), _loops, _isInLoop).EmitReturning(
            local.Body, static results => Returned([.. results]));
        _writer.Close();
    }

    private string CallTargets(Call call)
    {
        string[] targets = [.. call.Targets.Select(target => UsesOf(target) == 0 ? "_" : Declaration(target))];

        return call.Entry switch
        {
            Entry.Jvp or Entry.Vjp => $"({Parenthesized([.. targets.Take(call.Callee.ResultTypes.Count)])}, {Parenthesized([.. targets.Skip(call.Callee.ResultTypes.Count)])})",
            Entry.ValueAndGradient or Entry.RuleWithValue => $"({targets[0]}, {Parenthesized([.. targets.Skip(1)])})",
            _ => Parenthesized(targets),
        };
    }

    private static string Parenthesized(string[] targets) =>
        targets.Length == 1 || targets.All(static target => target == "_") ? targets[0] : "(" + string.Join(", ", targets) + ")";

    private string Deconstruction(IReadOnlyList<Variable> targets) =>
        Parenthesized([.. targets.Select(target => UsesOf(target) == 0 && targets.Count > 1 ? "_" : Declaration(target))]);

    private string DeconstructionOrNothing(IReadOnlyList<Variable> targets) => targets.Count == 0 ? "_" : Deconstruction(targets);

    private static string Declaration(Variable variable) => $"{variable.Type.Name} {Identifiers.Escape(variable.Name)}";

    /// <summary>Whether the name was made up by the compiler for the result of this primitive: then nobody misses it.</summary>
    private static bool IsIntermediate(Let let) =>
        let.Target.Name.StartsWith(let.Primitive.Stem, StringComparison.Ordinal) || let.Target.Name.StartsWith("term", StringComparison.Ordinal)
        || let.Primitive.Form is CSharpForm.Cast;

    private int UsesOf(Variable variable) => _uses.TryGetValue(variable, out int uses) ? uses : 0;

    /// <summary>The user's statement stands over what comes from it.</summary>
    private void Comment(Origin? origin)
    {
        if (origin is { Text.Length: > 0 } && origin.Text != _comment)
        {
            _comment = origin.Text;
            _writer.Line("// " + origin.Text);
        }
    }
}
