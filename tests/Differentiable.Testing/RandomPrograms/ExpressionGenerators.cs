namespace Differentiable.Testing.RandomPrograms;

/// <summary>The generators of expressions for one place in a method; they call each other.</summary>
internal sealed class ExpressionGenerators
{
    private readonly GeneratorContext _context;
    private readonly Scope _scope;

    public ExpressionGenerators(GeneratorContext context, Scope scope)
    {
        _context = context;
        _scope = scope;
        Reals = new(context, scope, this);
        Functions = new(context, this);
        Integers = new(context, scope, this);
        Conditions = new(context, scope, this);
        Calls = new(context, scope, this);
        Elements = new(context, scope);
    }

    public RealGenerator Reals { get; }

    public FunctionGenerator Functions { get; }

    public IntegerGenerator Integers { get; }

    public ConditionGenerator Conditions { get; }

    public CallGenerator Calls { get; }

    public ElementGenerator Elements { get; }

    public Expression EnumValue() =>
        VariableOr(ScalarType.Enum, new Literal(ScalarType.Enum, _context.Random.Next(ScalarTypes.EnumMembers.Count)));

    public Expression StringValue() =>
        VariableOr(ScalarType.String, new Literal(ScalarType.String, _context.Random.Pick(ScalarTypes.Strings)));

    private Expression VariableOr(ScalarType type, Expression literal) =>
        _scope.OfType(type) is { Count: > 0 } variables && _context.Random.Chance(0.6)
            ? Build.Reference(_context.Random.Pick(variables))
            : literal;
}
