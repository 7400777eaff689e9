using Differentiable.Compiler.Ir;
using Differentiable.Compiler.Verification;

namespace Differentiable.CSharp;

/// <summary>Runs every pass that gives a function: can dump what it made, and checks it in debug builds, which are what tests run.</summary>
public static class Passes
{
    /// <summary>Sees every function that a pass made, with the stage's name. For dumps while debugging and in tests, on one thread.</summary>
    [ThreadStatic]
    private static Action<string, Function>? t_dump;

    /// <summary>Whether somebody looks at what passes make on this thread: then they must run on it.</summary>
    public static bool AreDumped => t_dump is not null;

    /// <summary>Calls <paramref name="dump"/> with each function that passes make on this thread, until disposed.</summary>
    public static IDisposable DumpTo(Action<string, Function> dump)
    {
        t_dump = dump;
        return new Subscription();
    }

    public static Function Run(string stage, Func<Function> pass)
    {
        Function result = pass();
        t_dump?.Invoke(stage, result);
        Verify(stage, result);
        return result;
    }

    [System.Diagnostics.Conditional("DEBUG")]
    private static void Verify(string stage, Function function)
    {
        IReadOnlyList<string> problems = IrVerifier.Verify(function);

        if (problems.Count > 0)
        {
            throw new InvalidOperationException(
                $"{stage} made a malformed program of {function.Name}: {string.Join("; ", problems)}\n{Compiler.Printing.IrPrinter.Print(function)}");
        }
    }

    private sealed class Subscription : IDisposable
    {
        public void Dispose() => t_dump = null;
    }
}
