using static Differentiable.Compiler.LinearMaps.LinearMap;

namespace Differentiable.Compiler.Primitives;

/// <summary>Comparisons, truth values and the choice between two computed values. Conditions are passive.</summary>
public static class Logic
{
    private static readonly Signature Unary = new([SlotKind.Boolean], [SlotKind.Boolean]);
    private static readonly Signature Binary = new([SlotKind.Boolean, SlotKind.Boolean], [SlotKind.Boolean]);

    public static Primitive Less { get; } = Define.PassiveInfix("less", "<", Signature.Comparison, "isLess");

    public static Primitive LessOrEqual { get; } = Define.PassiveInfix("less or equal", "<=", Signature.Comparison, "isAtMost");

    public static Primitive Greater { get; } = Define.PassiveInfix("greater", ">", Signature.Comparison, "isGreater");

    public static Primitive GreaterOrEqual { get; } = Define.PassiveInfix("greater or equal", ">=", Signature.Comparison, "isAtLeast");

    public static Primitive Equal { get; } = Define.PassiveInfix("equal", "==", Signature.Comparison, "isEqual");

    public static Primitive NotEqual { get; } = Define.PassiveInfix("not equal", "!=", Signature.Comparison, "isDifferent");

    public static Primitive Not { get; } = new() { Name = "not", Stem = "negation", Signature = Unary, Form = new CSharpForm.Prefix("!") };

    public static Primitive And { get; } = Define.PassiveInfix("and", "&", Binary, "both");

    public static Primitive Or { get; } = Define.PassiveInfix("or", "|", Binary, "either");

    public static Primitive Xor { get; } = Define.PassiveInfix("xor", "^", Binary, "oneOf");

    /// <summary>condition ? first : second, both computed; a user's ?: is a branch instead.</summary>
    public static Primitive Select { get; } = new()
    {
        Name = "select",
        Stem = "choice",
        Signature = new([SlotKind.Boolean, SlotKind.Same, SlotKind.Same], [SlotKind.Same]),
        Form = new CSharpForm.Select(),
        Formula = "0, c ? 1 : 0, c ? 0 : 1",
        Rule = static (ir, x, y) => Join(Zero, Gate(x[0], opensWhen: true), Gate(x[0], opensWhen: false)),
    };

    public static IEnumerable<Primitive> All => [Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual, Not, And, Or, Xor, Select, .. Predicates];

    private static IEnumerable<Primitive> Predicates { get; } =
    [
        Predicate("IsNaN"), Predicate("IsFinite"), Predicate("IsInfinity"), Predicate("IsNegative"), Predicate("IsPositive"), Predicate("IsNormal"),
        Predicate("IsSubnormal"), Predicate("IsPositiveInfinity"), Predicate("IsNegativeInfinity"), Predicate("IsInteger"), Predicate("IsEvenInteger"),
        Predicate("IsOddInteger"), Predicate("IsPow2"), Predicate("IsRealNumber"),
    ];

    public static Primitive IsNaN { get; } = Predicates.First();

    private static Primitive Predicate(string method) => new()
    {
        Name = method,
        Stem = "i" + method.Substring(1),
        Signature = new([SlotKind.Real], [SlotKind.Boolean]),
        Form = new CSharpForm.Method("System.Double." + method, "System.Single." + method),
        Methods = ["System.Double." + method, "System.Single." + method],
    };
}
