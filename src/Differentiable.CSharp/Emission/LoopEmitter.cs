using Differentiable.Compiler.Collections;
using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Simplification;
using Differentiable.CSharp.Lowering;

namespace Differentiable.CSharp.Emission;

/// <summary>A loop as a struct that a combinator of the runtime runs: one method for each block.</summary>
internal sealed class LoopEmitter
{
    private static readonly HashSet<string> Members = ["Continues", "ContinuesInLanes", "IsInRange", "Next", "NextInLanes", "ToLanes", "FromLanes", "Record", "Rest", "Back", "MakesArrays", "KeepsArrays"];

    private readonly CodeWriter _writer;
    private readonly LoopStruct _struct;
    private readonly LoopSteps _loops;
    private readonly NameSource _names;
    private readonly Dictionary<string, string> _parameters = [];
    private bool _hasMethods;

    private LoopEmitter(CodeWriter writer, LoopStruct @struct, LoopSteps loops)
    {
        (_writer, _struct, _loops) = (writer, WithFieldNames(@struct), loops);
        _names = NamesIn(_struct);
    }

    private static NameSource NamesIn(LoopStruct @struct) => new([.. AllNames.Of(new Block([@struct.Loop], [])), .. @struct.Captured.Select(static variable => variable.Name)]);

    /// <summary>The same with other names for what is captured and has the name of a method of the struct.</summary>
    private static LoopStruct WithFieldNames(LoopStruct @struct)
    {
        Variable[] clashing = [.. @struct.Captured.Where(static variable => Members.Contains(variable.Name))];

        if (clashing.Length == 0)
        {
            return @struct;
        }

        NameSource names = NamesIn(@struct);
        Dictionary<Atom, Atom> fields = clashing.ToDictionary(static variable => (Atom)variable, variable => (Atom)(variable with { Name = names.Fresh(variable.Name) }));
        return new(@struct.Name, new Substitution(atom => fields.TryGetValue(atom, out Atom? field) ? field : atom).Apply(@struct.Loop), @struct.IsInner);
    }

    public static void Emit(CodeWriter writer, LoopStruct @struct, LoopSteps loops) => new LoopEmitter(writer, @struct, loops).Emit();

    private void Emit()
    {
        string fields = string.Join(", ", _struct.Captured.Select(static variable => $"{variable.Type.Name} {Identifiers.Escape(variable.Name)}"));
        string header = $"private readonly ref struct {_struct.Name}" + (fields.Length > 0 ? $"({fields})" : "");

        _writer.Line();
        _writer.Line($"/// <summary>The loop <c>{MemberEmitter.Escaped(_struct.Loop.Origin?.Text ?? "")}</c>.</summary>");

        switch (_struct.Loop)
        {
            case Loop loop:
                Bundle state = new([.. loop.State]);
                _writer.Open($"{header} : global::Differentiable.Loops.{InterfaceOf(loop)}<{string.Join(", ", TypesOf(loop))}>");
                EmitFields();
                EmitArrays(LoopArrays.ReleasesArrays(loop), keeps: false);
                EmitContinues(loop.State, loop.Condition);
                EmitMethod($"public {state.Type} Next", [("state", loop.State, loop.State)], loop.Body, Bundle.Of);
                EmitLanes(loop, state);
                break;

            case ReverseLoop loop:
                Bundle carried = new([.. loop.State]);
                string types = string.Join(", ", TypesOf(loop));
                _writer.Open($"{header} : global::Differentiable.Loops.IReversibleLoop<{types}>");
                EmitFields();
                EmitArrays(LoopArrays.MakesArrays(loop.Body) || LoopArrays.MakesArrays(loop.Back), LoopArrays.KeepsArrays(loop));
                EmitContinues(loop.State, loop.Condition);
                EmitMethod($"public {carried.Type} Next", [("state", loop.State, loop.State)], DeadCode.RemoveFrom(loop.Body with { Results = [.. loop.Body.Results.Take(loop.State.Count)] }), Bundle.Of);
                EmitReversible(loop);
                break;
        }

        _writer.Close();
    }

    private static string InterfaceOf(Loop loop) => loop.Lanes switch
    {
        null => "ILoop",
        { Passage: null } => "ILanesLoop",
        _ => "ILanesReduction",
    };

    private void EmitLanes(Loop loop, Bundle state)
    {
        if (loop.Lanes is not { } lanes)
        {
            return;
        }

        string inLanes = new Bundle(lanes.State, loop.State).Type;

        if (lanes.Passage is { } passage)
        {
            EmitMethod($"public {inLanes} ToLanes", [("state", loop.State, loop.State)], passage.Enter, Bundle.Of);
            EmitMethod($"public {state.Type} FromLanes", [("state", lanes.State, loop.State)], passage.Leave, Bundle.Of);
        }

        EmitMethod("public bool ContinuesInLanes", [("state", lanes.State, loop.State)], lanes.Condition, Bundle.Of);
        EmitMethod("public bool IsInRange", [("state", loop.State, loop.State)], lanes.Range, Bundle.Of);
        EmitMethod($"public {inLanes} NextInLanes", [("state", lanes.State, loop.State)], lanes.Body, Bundle.Of);
    }

    /// <summary>A span must be a field to be read in a method; the field has the parameter's name.</summary>
    private void EmitFields()
    {
        foreach (Variable array in _struct.Captured.Where(static variable => variable.Type.IsArray))
        {
            _hasMethods = true;
            _writer.Line($"private readonly {array.Type.Name} {Identifiers.Escape(array.Name)} = {Identifiers.Escape(array.Name)};");
        }
    }

    private void EmitArrays(bool makes, bool keeps)
    {
        foreach (string name in new[] { makes ? "MakesArrays" : "", keeps ? "KeepsArrays" : "" }.Where(static name => name.Length > 0))
        {
            if (_hasMethods)
            {
                _writer.Line();
            }

            _hasMethods = true;
            _writer.Line($"public static bool {name} => true;");
        }
    }

    /// <summary>State, and that in lanes where it is another.</summary>
    public static string[] TypesOf(Loop loop) =>
        [new Bundle([.. loop.State]).Type, .. loop.Lanes is { Passage: not null } lanes ? [new Bundle(lanes.State, loop.State).Type] : Array.Empty<string>()];

    /// <summary>State, residual, output, cotangent.</summary>
    public static string[] TypesOf(ReverseLoop loop) =>
    [
        new Bundle([.. loop.State]).Type,
        new Bundle([.. loop.Residuals]).Type,
        new Bundle([.. loop.Targets.Take(loop.Outputs)]).Type,
        new Bundle([.. loop.Cotangents]).Type,
    ];

    private void EmitReversible(ReverseLoop loop)
    {
        string[] types = TypesOf(loop);
        EmitMethod($"public ({types[0]} State, {types[1]} Residual) Record", [("state", loop.State, loop.State)], loop.Body, Pair(loop.State.Count));
        EmitMethod($"public ({types[2]} Output, {types[3]} Cotangent) Rest", [("state", loop.Final, loop.State)], loop.Rest, Pair(loop.Outputs), inlines: false);
        EmitMethod(
            $"public {types[3]} Back",
            [("residual", loop.Residuals, loop.Residuals), ("iteration", [loop.Index], [loop.Index]), ("cotangent", loop.Cotangents, loop.Cotangents)],
            loop.Back,
            Bundle.Of);
    }

    /// <summary>Results in two bundles.</summary>
    private static Func<IReadOnlyList<string>, string> Pair(int first) => results =>
        $"({Bundle.Of([.. results.Take(first)])}, {Bundle.Of([.. results.Skip(first)])})";

    /// <summary>A parameter's name, the same in each method and no variable's.</summary>
    private string NameOf(string parameter) => _parameters.TryGetValue(parameter, out string? name) ? name : _parameters[parameter] = _names.Fresh(parameter);

    private void EmitContinues(EquatableArray<Variable> state, Block condition)
    {
        EmitMethod("public bool Continues", [("state", state, state)], condition, Bundle.Of);
    }

    private void EmitMethod(
        string signature, (string Name, EquatableArray<Variable> Variables, EquatableArray<Variable> Named)[] parameters, Block body, Func<IReadOnlyList<string>, string> result, bool inlines = true)
    {
        ExpressionEmitter expressions = new();
        string list = string.Join(", ", parameters.Select(parameter =>
        {
            Bundle bundle = new(parameter.Variables, parameter.Named);
            return $"{bundle.Type} {bundle.Open(expressions, NameOf(parameter.Name))}";
        }));

        if (_hasMethods)
        {
            _writer.Line();
        }

        _hasMethods = true;

        if (inlines)
        {
            _writer.Line(Inlining.Always);
        }

        _writer.Open($"{signature}({list})");
        BodyEmitter.EmitBlock(_writer, body, expressions, _loops, _struct, _names, results => result([.. results]));
        _writer.Close();
    }
}
