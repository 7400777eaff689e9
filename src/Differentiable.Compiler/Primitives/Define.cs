namespace Differentiable.Compiler.Primitives;

/// <summary>Shorthand for the common kinds of table entry.</summary>
internal static class Define
{
    /// <summary>A function of one real argument that System.Math, System.MathF and generic math share under one name.</summary>
    public static Primitive Function(string name, string method, string formula, DerivativeRule? rule, params double[] samples) =>
        Function(name, method, Signature.Unary, formula, rule, [.. samples.Select(static x => new[] { x })]);

    /// <summary>A function of one real argument that is positive everywhere.</summary>
    public static Primitive Positive(string name, string method, bool isGeneric, string formula, DerivativeRule rule, params double[] samples) => new()
    {
        Name = name,
        Signature = Signature.Unary,
        Form = Form(method, isGeneric),
        Methods = Methods(method, isGeneric),
        Formula = formula,
        Rule = rule,
        SignRule = Signs.Always,
        Samples = [.. samples.Select(static x => new[] { x })],
    };

    /// <summary>A function of one real argument whose derivative is infinite or ends somewhere.</summary>
    public static Primitive Singular(string name, string method, bool isGeneric, Singularity singularity, string formula, DerivativeRule rule, params double[] samples) => new()
    {
        Name = name,
        Signature = Signature.Unary,
        Form = Form(method, isGeneric),
        Methods = Methods(method, isGeneric),
        Formula = formula,
        Rule = rule,
        Singularity = singularity,
        Samples = [.. samples.Select(static x => new[] { x })],
    };

    /// <summary>A function that System.Math, System.MathF and generic math share under one name.</summary>
    public static Primitive Function(string name, string method, Signature signature, string formula, DerivativeRule? rule, params double[][] samples) => new()
    {
        Name = name,
        Signature = signature,
        Form = Form(method, isGeneric: false),
        Methods = Methods(method, isGeneric: false),
        Formula = formula,
        Rule = rule,
        Samples = samples,
    };

    /// <summary>A function of one real argument that only generic math has: <c>double.Name</c>, <c>float.Name</c>.</summary>
    public static Primitive Generic(string name, string method, string formula, DerivativeRule? rule, params double[] samples) =>
        Generic(name, method, Signature.Unary, formula, rule, [.. samples.Select(static x => new[] { x })]);

    /// <summary>A function that only generic math has.</summary>
    public static Primitive Generic(string name, string method, Signature signature, string formula, DerivativeRule? rule, params double[][] samples) => new()
    {
        Name = name,
        Signature = signature,
        Form = Form(method, isGeneric: true),
        Methods = Methods(method, isGeneric: true),
        Formula = formula,
        Rule = rule,
        Samples = samples,
    };

    /// <summary>A passive operator: <c>left token right</c>.</summary>
    public static Primitive PassiveInfix(string name, string token, Signature signature, string stem, bool mayThrow = false) => new()
    {
        Name = name,
        Stem = stem,
        Signature = signature,
        Form = new CSharpForm.Infix(token),
        MayThrow = mayThrow,
    };

    private static CSharpForm.Method Form(string method, bool isGeneric) => isGeneric
        ? new("System.Double." + method, "System.Single." + method)
        : new("System.Math." + method, "System.MathF." + method);

    private static string[] Methods(string method, bool isGeneric) => isGeneric
        ? ["System.Double." + method, "System.Single." + method]
        : ["System.Math." + method, "System.MathF." + method, "System.Double." + method, "System.Single." + method];
}
