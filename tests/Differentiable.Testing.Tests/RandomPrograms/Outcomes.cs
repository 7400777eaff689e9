namespace Differentiable.Testing.RandomPrograms;

/// <summary>What a run comes to: the bits of its value, or the message of what it throws.</summary>
internal static class Outcomes
{
    public static object Of(Func<double> run)
    {
        try
        {
            return BitConverter.DoubleToInt64Bits(run());
        }
        catch (Exception exception) when (exception is ArgumentException or ArithmeticException or IndexOutOfRangeException)
        {
            return exception.Message;
        }
    }
}
