using System.Reflection;
using Differentiable.Testing.Harness;

namespace Differentiable.Integration.Tests.Arrays;

/// <summary>The arguments of a method as one list of numbers, in those that it is differentiated in: numbers, arrays, matrices and arrays of arrays.</summary>
internal sealed class FlatArguments
{
    private readonly Type _type;
    private readonly string _method;
    private readonly object[] _arguments;
    private readonly int[] _active;

    public FlatArguments(Type type, string method, object[] arguments)
    {
        (_type, _method, _arguments) = (type, method, arguments);
        ParameterInfo[] parameters = type.GetMethod(method)!.GetParameters();
        _active = [.. Enumerable.Range(0, arguments.Length).Where(i => IsReal(arguments[i]) && parameters[i].GetCustomAttribute<NoDerivativeAttribute>() is null)];
    }

    public double[] Numbers => [.. _active.SelectMany(i => FlatResult.Of(_arguments[i]))];

    /// <summary>The arguments with other numbers.</summary>
    public object[] With(IReadOnlyList<double> numbers)
    {
        object[] changed = [.. _arguments];
        Queue<double> queue = new(numbers);

        foreach (int i in _active)
        {
            changed[i] = Filled(_arguments[i], queue);
        }

        return changed;
    }

    /// <summary>The numbers as one argument for each that the method is differentiated in: a tangent.</summary>
    public object[] AsVectors(IReadOnlyList<double> numbers)
    {
        Queue<double> queue = new(numbers);
        return [.. _active.Select(i => Filled(_arguments[i], queue))];
    }

    /// <summary>The method's value, or what a derivative of it returns, at these numbers.</summary>
    public object Call(string suffix, IReadOnlyList<double> numbers, params object[] more)
    {
        object[] all = [.. With(numbers), .. more];
        return Find(suffix, all).Invoke(null, all)!;
    }

    public double Value(IReadOnlyList<double> numbers) => FlatResult.Of(Call("", numbers)).Single();

    public double[] Gradient(IReadOnlyList<double> numbers) => FlatResult.Of(Call("Gradient", numbers));

    /// <summary>Gradients that a derivative writes to arrays of its caller's, beginning with something else than zeros, and numbers that it returns.</summary>
    public (double[] Returned, double[] Written) Write(string suffix, params object[] more)
    {
        object[] destinations = [.. AsVectors([.. Numbers.Select(static _ => double.NaN)]).Where(static vector => vector is not double)];
        object[] all = [.. _arguments, .. more, .. destinations];
        MethodInfo writing = _type.GetMethods().Single(method => method.Name == _method + suffix && method.GetParameters().Length == all.Length);

        // Spans cannot be passed by reflection: the tests that write to them are written out.
        object? returned = writing.Invoke(null, all);
        return (returned is null ? [] : FlatResult.Of(returned), [.. destinations.SelectMany(FlatResult.Of)]);
    }

    private MethodInfo Find(string suffix, object[] arguments) => _type.GetMethod(_method + suffix, [.. arguments.Select(static argument => argument.GetType())])!;

    private static bool IsReal(object argument) => argument is double or double[] or double[,] or double[][];

    private static object Filled(object like, Queue<double> numbers) => like switch
    {
        double => numbers.Dequeue(),
        double[] array => array.Select(_ => numbers.Dequeue()).ToArray(),
        double[][] arrays => arrays.Select(array => (double[])Filled(array, numbers)).ToArray(),
        double[,] matrix => Filled(matrix, numbers),
        _ => throw new ArgumentException($"A {like.GetType()} is not made of numbers.", nameof(like)),
    };

    private static double[,] Filled(double[,] like, Queue<double> numbers)
    {
        double[,] filled = new double[like.GetLength(0), like.GetLength(1)];

        for (int i = 0; i < filled.GetLength(0); i++)
        {
            for (int j = 0; j < filled.GetLength(1); j++)
            {
                filled[i, j] = numbers.Dequeue();
            }
        }

        return filled;
    }
}
