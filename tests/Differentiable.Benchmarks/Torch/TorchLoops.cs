using TorchSharp;
using static TorchSharp.torch;

namespace Differentiable.Benchmarks;

/// <summary>The same loops on a tape at run time: tensors of one number.</summary>
internal static class TorchLoops
{
    public static (double X0, double A, double B) SinMap(double x0, double a, double b, int n)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor first = tensor(x0, requires_grad: true);
        Tensor factor = tensor(a, requires_grad: true);
        Tensor term = tensor(b, requires_grad: true);
        Tensor x = first;

        for (int i = 0; i < n; i++)
        {
            x = sin((factor * x) + term);
        }

        x.backward();
        return (first.grad!.item<double>(), factor.grad!.item<double>(), term.grad!.item<double>());
    }
}
