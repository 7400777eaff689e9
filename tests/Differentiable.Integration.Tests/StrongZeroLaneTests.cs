using System.Reflection;

namespace Differentiable.Integration.Tests;

/// <summary>
/// Strong zeros of lanes are those of numbers, lane by lane: at NaN, infinities, zeros of both signs, overflow and underflow. Quotients by a number are products by its
/// reciprocal, which rounds once more.
/// </summary>
public sealed class StrongZeroLaneTests
{
    // The quotient and the product are each within half a unit of what they round, and the reciprocal's half is at most doubled by the product.
    private const long UnitsOfTwoRoundings = 2;

    private const long AnyNaN = 0x7FF8_0000_0000_0000;

    private static readonly double[] Special =
    [
        0, -0.0, 1, -1.5, 3, -0.1, 49, double.PositiveInfinity, double.NegativeInfinity, double.NaN, double.Epsilon, float.Epsilon, 5e-309, -2.3e-308, 1e308, -1.7e308, float.MaxValue,
        2e38, -1e-39, 7e-45,
    ];

    public static TheoryData<string> Overloads => [.. Methods().Where(static method => IsLanes(method.ReturnType)).Select(static method => method.ToString()!)];

    [Fact]
    public void There_are_products_and_quotients_of_two_widths_and_two_types() => Assert.Equal(8, Overloads.Count - FactorsInLanes.Length);

    [Fact]
    public void Factors_in_lanes_are_there_for_256_bits_and_two_types() => Assert.Equal(4, FactorsInLanes.Length);

    [Theory]
    [MemberData(nameof(Overloads))]
    public void Each_lane_is_the_result_of_numbers(string overload)
    {
        MethodInfo lanes = Methods().Single(method => method.ToString() == overload);
        Type number = lanes.ReturnType.GetGenericArguments()[0];
        MethodInfo scalar = typeof(StrongZero).GetMethod(lanes.Name, [number, number])!;
        object[] numbers = [.. Special.Select(value => Convert.ChangeType(value, number, System.Globalization.CultureInfo.InvariantCulture))];
        int count = (int)lanes.ReturnType.GetProperty("Count")!.GetValue(null)!;

        // Every number meets every factor, in every lane, and beside every other.
        for (int first = 0; first < numbers.Length; first++)
        {
            object[] vector = [.. Enumerable.Range(0, count).Select(lane => numbers[(first + (lane * (1 + (first % 5)))) % numbers.Length])];

            for (int second = 0; second < numbers.Length; second++)
            {
                bool isInLanes = FactorsInLanes.Contains(overload);
                object[] factors = [.. Enumerable.Range(0, count).Select(lane => numbers[(second + (isInLanes ? lane : 0)) % numbers.Length])];
                object factor = isInLanes ? Create(lanes.ReturnType, number, factors) : factors[0];
                object actual = lanes.Invoke(null, [Create(lanes.ReturnType, number, vector), factor])!;
                long units = lanes.Name == nameof(StrongZero.Divide) && !isInLanes ? UnitsOfTwoRoundings : 0;

                Assert.All(vector.Zip(factors).Zip(Items(actual, number, count)), lane =>
                    Assert.InRange(Math.Abs(Bits(scalar.Invoke(null, [lane.First.First, lane.First.Second])!) - Bits(lane.Second)), 0, units));
            }
        }
    }

    private static string[] FactorsInLanes =>
        [.. Methods().Where(static method => method.GetParameters().All(static parameter => IsLanes(parameter.ParameterType))).Select(static method => method.ToString()!)];

    private static IEnumerable<MethodInfo> Methods() => typeof(StrongZero).GetMethods(BindingFlags.Public | BindingFlags.Static);

    private static bool IsLanes(Type type) => type.Namespace == "System.Runtime.Intrinsics";

    private static object Create(Type lanes, Type number, object[] items)
    {
        Array array = Array.CreateInstance(number, items.Length);
        items.CopyTo(array, 0);
        return Static(lanes).GetMethods().Single(static method => method is { Name: "Create", IsGenericMethodDefinition: true } && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(number).Invoke(null, [array])!;
    }

    private static IEnumerable<object> Items(object lanes, Type number, int count)
    {
        MethodInfo element = Static(lanes.GetType()).GetMethod("GetElement")!.MakeGenericMethod(number);
        return Enumerable.Range(0, count).Select(lane => element.Invoke(null, [lanes, lane])!);
    }

    private static Type Static(Type lanes) => lanes.Assembly.GetType(lanes.FullName!.Split('`')[0])!;

    // All NaNs are one, far from all numbers.
    private static long Bits(object number) => number switch
    {
        double value => double.IsNaN(value) ? AnyNaN : BitConverter.DoubleToInt64Bits(value),
        float value => float.IsNaN(value) ? AnyNaN : BitConverter.SingleToInt32Bits(value),
        _ => throw new ArgumentException("Not a number.", nameof(number)),
    };
}
