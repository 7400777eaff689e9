namespace Differentiable.Testing.RandomPrograms;

/// <summary>Generates statements about arrays: local arrays, views, writes to elements.</summary>
internal sealed class ArrayStatementGenerator(GeneratorContext context, LocalNames names, RealStatementGenerator reals)
{
    private readonly RandomSource _random = context.Random;

    /// <summary>Whether a statement here may assign to an element.</summary>
    public static bool CanWrite(Scope scope) => scope.Arrays.Any(static a => a.Storage is not null);

    /// <summary>Appends one or several statements.</summary>
    public void Add(List<Statement> block, Scope scope)
    {
        bool canWrite = CanWrite(scope);
        Action<List<Statement>, Scope> add = _random.Next(canWrite ? 20 : 4) switch
        {
            0 or 1 => AddNew,
            2 when context.Allows(RandomProgramFeatures.Integers) => AddIndexes,
            2 => AddNew,
            3 or 4 or 5 => AddView,
            6 or 7 => AddCursor,
            8 or 9 or 10 => AddSwap,
            11 or 12 => AddNew,
            _ => AddWrite,
        };
        add(block, scope);
    }

    /// <summary>Appends an assignment to an element.</summary>
    public void AddWrite(List<Statement> block, Scope scope)
    {
        KnownArray[] arrays = [.. scope.Arrays.Where(static a => a.Storage is not null)];
        KnownArray array = _random.PickLate(arrays);
        if (new IndexGenerator(context, scope).TryElement(array) is not { } element)
        {
            AddView(block, scope);
            return;
        }

        block.Add(Write(scope, array, element));
    }

    /// <summary>An assignment after which an element is hardly what it was.</summary>
    public Statement Changed(Scope scope, KnownArray array, Element element)
    {
        Sized value = RealGenerator.Combine(BinaryOperator.Add, new(Build.Number(array.Type, _random.OneOf(0.5, 1.25)), 1.25), Value(scope, array, 2));
        return new ElementAssignment(element, null, At(scope).Reals.Narrow(value, ArrayStorage.AssignedLimit).Expression);
    }

    /// <summary>An assignment of some kind to an element.</summary>
    public Statement Write(Scope scope, KnownArray array, Element element)
    {
        if (array.Type == ScalarType.Int)
        {
            return new ElementAssignment(element, null, Index(scope));
        }

        ExpressionGenerators generators = At(scope);
        switch (_random.Next(10))
        {
            case 0 or 1 when array.Storage!.Term(scope.Trips) is var limit and > 0.05:
                Sized term = Scaled(Value(scope, array, 2), limit);
                return array.Storage.TryAdd(term.Bound, scope.Trips)
                    ? new ElementAssignment(element, _random.OneOf(BinaryOperator.Add, BinaryOperator.Subtract), term.Expression)
                    : Assigned(scope, array, element);
            case 2 when context.Allows(RandomProgramFeatures.MathFunctions):
                Sized angle = array.Variable.IsActive ? generators.Reals.Generate(array.Type, 1) : generators.Reals.GeneratePassive(array.Type);
                return new ElementAssignment(element, BinaryOperator.Multiply, generators.Functions.Call(SmoothFunctions.Cos, 1, angle.Expression).Expression);
            case 3 when array.Variable.IsActive:
                return new ElementAssignment(element, BinaryOperator.Divide, generators.Functions.Positive(array.Type, 1.25, 1).Expression);
            case 4:
                return new ElementAssignment(element, BinaryOperator.Multiply, Build.Number(array.Type, _random.OneOf(0.5, 0.75)));
            default:
                return Assigned(scope, array, element);
        }
    }

    /// <summary>Appends a local array, and mostly a loop that fills it.</summary>
    public void AddNew(List<Statement> block, Scope scope)
    {
        bool isActive = !_random.Chance(0.1);
        ScalarType type = reals.RealType();
        if (_random.Chance(0.35))
        {
            AddInitialized(block, scope, type, isActive);
            return;
        }

        ArrayLength length = Length(scope);
        bool isStack = _random.Chance(0.3);
        KnownArray array = Local(scope, type, isActive, length, isStack || _random.Chance(0.15) ? ArrayForm.Span : ArrayForm.Array);
        NewArraySyntax syntax = isStack ? NewArraySyntax.StackAlloc : NewArraySyntax.Sized;
        block.Add(new Declaration(array.Variable, new NewArray(type, length.Expression, [], syntax), IsImplicitlyTyped: false));
        scope.AddArray(array);
    }

    /// <summary>Appends a view: the whole or a part of an array under another name.</summary>
    public void AddView(List<Statement> block, Scope scope)
    {
        List<KnownArray> arrays = [.. scope.Arrays];
        if (arrays.Count == 0)
        {
            AddNew(block, scope);
            return;
        }

        KnownArray array = _random.PickLate(arrays);
        (Expression value, ArrayLength length) = _random.Chance(0.75) && new PartGenerator(context, scope).TryPart(array, 0) is { } part
            ? part
            : (array.Reference, array.Length);
        ArrayForm form = value.Form == ArrayForm.ReadOnlySpan || (value.Form != ArrayForm.Array && _random.Chance(0.3)) ? ArrayForm.ReadOnlySpan
            : value.Form == ArrayForm.Array && _random.Chance(0.4) ? ArrayForm.Array
            : array.Storage is null ? ArrayForm.ReadOnlySpan
            : ArrayForm.Span;
        Variable variable = names.Local(array.Type, array.Variable.IsActive) with { Form = form };
        bool isImplicit = form == value.Form && _random.Chance(0.2);
        block.Add(new Declaration(variable, value, isImplicit));
        scope.AddArray(new(variable, length, array.Bound, form == ArrayForm.ReadOnlySpan ? null : array.Storage));
    }

    private void AddInitialized(List<Statement> block, Scope scope, ScalarType type, bool isActive)
    {
        int count = _random.Next(1, 5);
        NewArraySyntax syntax = _random.OneOf(NewArraySyntax.Collection, NewArraySyntax.Collection, NewArraySyntax.Initializer, NewArraySyntax.Inferred);
        ArrayForm form = syntax == NewArraySyntax.Collection ? _random.OneOf(ArrayForm.Array, ArrayForm.Array, ArrayForm.Span) : ArrayForm.Array;
        KnownArray array = Local(scope, type, isActive, new(null, count), form);
        Expression[] elements = [.. Enumerable.Range(0, count).Select(_ => Build.Explicit(Value(scope, array, 2).Expression))];
        block.Add(new Declaration(array.Variable, new NewArray(type, null, elements, syntax), IsImplicitlyTyped: false));
        scope.AddArray(array);
    }

    /// <summary>Appends a local array of indexes.</summary>
    private void AddIndexes(List<Statement> block, Scope scope)
    {
        int count = _random.Next(1, 5);
        KnownArray array = Local(scope, ScalarType.Int, isActive: false, new(null, count), ArrayForm.Array) with { Bound = GeneratorContext.IndexLimit };
        Expression[] elements = [.. Enumerable.Range(0, count).Select(_ => Index(scope))];
        block.Add(new Declaration(array.Variable, new NewArray(ScalarType.Int, null, elements, NewArraySyntax.Initializer), IsImplicitlyTyped: false));
        scope.AddArray(array);
    }

    /// <summary>Appends writes at an index that each of them increments.</summary>
    private void AddCursor(List<Statement> block, Scope scope)
    {
        KnownArray[] arrays = [.. scope.Arrays.Where(a => a.Storage is not null && scope.Minimum(a.Length) > 1 && a.Type.IsReal())];
        if (arrays.Length == 0 || !context.Allows(RandomProgramFeatures.Integers))
        {
            AddWrite(block, scope);
            return;
        }

        // Not in the scope: no other statement may change it.
        Variable cursor = names.Local(ScalarType.Int, isActive: false);
        KnownArray array = _random.Pick(arrays);
        int count = _random.Next(2, Math.Min(3, scope.Minimum(array.Length)) + 1);
        bool isPrefix = count < scope.Minimum(array.Length) && _random.Chance(0.3);
        block.Add(new Declaration(cursor, Build.Integer(ScalarType.Int, 0), IsImplicitlyTyped: false));
        for (int i = 0; i < count; i++)
        {
            Expression index = new Increment(cursor, IsDecrement: false, isPrefix);
            block.Add(Write(scope, array, new(array.Reference, index, IsFromEnd: false)));
        }
    }

    /// <summary>Appends a tuple assignment by which elements and variables change places.</summary>
    private void AddSwap(List<Statement> block, Scope scope)
    {
        KnownArray[] arrays = [.. scope.Arrays.Where(static a => a.Storage is not null && a.Type.IsReal())];
        IndexGenerator indexes = new(context, scope);
        if (arrays.Length == 0)
        {
            AddWrite(block, scope);
            return;
        }

        KnownArray array = _random.PickLate(arrays);
        KnownArray[] same = [.. arrays.Where(a => a.Type == array.Type && a.Variable.IsActive == array.Variable.IsActive)];
        List<Expression> places = [];
        for (int count = _random.OneOf(2, 2, 3); count > 0; count--)
        {
            if (indexes.TryElement(_random.Pick(same)) is { } element)
            {
                places.Add(element);
            }
        }

        if (places.Count < 2)
        {
            AddWrite(block, scope);
            return;
        }

        Variable[] numbers =
        [
            .. scope.Variables.Where(v => scope.CanAssign(v) && v.Type == array.Type && v.IsActive == array.Variable.IsActive
                && scope.Limit(v) >= array.Bound && scope.Bound(v) <= ArrayStorage.AssignedLimit),
        ];
        if (numbers.Length > 0 && _random.Chance(0.3))
        {
            Variable number = _random.Pick(numbers);
            places[^1] = Build.Reference(number);
            scope.Assign(number, array.Bound);
        }

        Expression[] values = [.. places.Skip(1), places[0]];
        if (_random.Chance(0.4))
        {
            values[^1] = Build.Explicit(Value(scope, array, 1).Expression);
        }

        block.Add(new ElementTuple(places, values));
    }

    /// <summary>A length for a new array: a constant, an int, or that of another array, or one more.</summary>
    private ArrayLength Length(Scope scope)
    {
        List<ArrayLength> lengths = [.. scope.Arrays.Select(static a => a.Length).Where(static l => l.Symbol is not null)];
        lengths.AddRange(scope.Variables.Where(v => v.Kind == VariableKind.FixedParameter && scope.IsNonNegative(v)).Select(static v => new ArrayLength(v, 0)));
        if (lengths.Count == 0 || _random.Chance(0.4))
        {
            return new(null, _random.Next(1, 7));
        }

        ArrayLength length = _random.Pick(lengths).Plus(_random.OneOf(0, 0, 0, 1));
        return scope.Maximum(length) > GeneratorContext.LengthLimit ? length.Plus(-1) : length;
    }

    private KnownArray Local(Scope scope, ScalarType type, bool isActive, ArrayLength length, ArrayForm form) => new(
        names.Local(type, isActive) with { Form = form }, length, GeneratorContext.ElementLimit, new(scope.Trips));

    private Statement Assigned(Scope scope, KnownArray array, Element element)
    {
        Sized value = _random.Chance(0.25) ? Recurrence(scope, array) : Value(scope, array, _random.Next(1, 4));
        return value.Expression == element
            ? new ElementAssignment(element, BinaryOperator.Multiply, Build.Number(array.Type, 0.5))
            : new ElementAssignment(element, null, value.Expression);
    }

    /// <summary>A mean of elements of the array, and of something else: what was just written is read again.</summary>
    private Sized Recurrence(Scope scope, KnownArray array)
    {
        Sized other = Value(scope, array, 1);
        if (new IndexGenerator(context, scope).TryElement(array) is not { } element)
        {
            return other;
        }

        Expression scaled = Build.Multiply(Build.Number(array.Type, 0.25), element);
        Sized half = new(Build.Multiply(Build.Number(array.Type, 0.5), other.Expression), 0.5 * other.Bound);
        return RealGenerator.Combine(BinaryOperator.Add, new(scaled, 0.25 * array.Bound), half);
    }

    private Sized Value(Scope scope, KnownArray array, int depth)
    {
        RealGenerator generator = At(scope).Reals;
        Sized value = array.Variable.IsActive ? generator.Generate(array.Type, depth) : generator.GeneratePassive(array.Type);
        return generator.Narrow(value, ArrayStorage.AssignedLimit);
    }

    private static Sized Scaled(Sized value, double limit)
    {
        double scale = Math.Floor(64 * Math.Min(1, limit / value.Bound)) / 64;
        return new(Build.Multiply(Build.Number(value.Type, scale), value.Expression), scale * value.Bound);
    }

    /// <summary>An int that is no less than 0 and no more than the limit of indexes.</summary>
    private Expression Index(Scope scope)
    {
        List<Variable> integers = scope.OfType(ScalarType.Int).FindAll(static v => !v.IsConstant);
        return integers.Count > 0 && context.Allows(RandomProgramFeatures.BitOperations) && _random.Chance(0.7)
            ? Build.Arithmetic(BinaryOperator.And, Build.Reference(_random.PickLate(integers)), Build.Integer(ScalarType.Int, 7))
            : Build.Integer(ScalarType.Int, _random.Next(0, 6));
    }

    private ExpressionGenerators At(Scope scope) => new(context, scope);
}
