using AdBench;
using AdBench.Ba;
using AdBench.Gmm;
using AdBench.Lstm;

ReferenceData? data = args is [{ } folder, ..] ? new(folder) : ReferenceData.Find();
IEnumerable<Comparison> comparisons;

if (data is null)
{
    Console.WriteLine("There is no folder shared/data/adbench beside this repository: small inputs made here, and central differences, right to about eight digits.");
    IProblem[] problems = [GmmProblem.Random(3, 4, 20, seed: 1), BaProblem.Random(3, 5, 10, seed: 2), LstmProblem.Random(2, 12, 5, seed: 3)];
    comparisons = problems.Select(Comparison.WithDifferences);
}
else
{
    Console.WriteLine("Inputs of ADBench. rho(x, y) = |x - y| / max(1, |x| + |y|), the largest over all elements; ADBench accepts 1e-8.");
    comparisons = data.Inputs().Select(input => Comparison.WithReference(data, input));

    if (!data.Inputs().Any())
    {
        Console.Error.WriteLine($"There are no inputs in {data.Folder}.");
        return 1;
    }
}

Console.WriteLine();
Console.WriteLine($"{"",-28}{"derivatives",12}{"rho, values",14}{"derivatives",14}{"first call",14}");

foreach (Comparison comparison in comparisons)
{
    Console.WriteLine($"{comparison.Name,-28}{comparison.Derivatives,12}{comparison.ValueRho,14:0.0E+00}{comparison.DerivativeRho,14:0.0E+00}{comparison.Time.TotalMilliseconds,11:0.0} ms");
}

return 0;
