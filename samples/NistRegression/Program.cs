using NistRegression;

string? folder = args is [{ } given, ..] ? given : DataSetFile.FindFolder();

if (folder is null)
{
    Console.WriteLine("There is no folder shared/data/nist beside this repository: no data to fit. Give another folder as an argument.");
    return;
}

Console.WriteLine("Fits of NIST's data sets with generated derivatives, from both of NIST's starting points: how many of the 11 certified digits each reproduces,");
Console.WriteLine("of its worst parameter and of the sum of squares, and in how many steps.");
Console.WriteLine();
Console.WriteLine($"{"",-12}{"parameters",10}    {"from the far start",-32}{"from the near start"}");

foreach (string name in ModelTable.DataSets)
{
    DataSet data = DataSetFile.Read(Path.Combine(folder, name + ".dat"));
    Console.WriteLine($"{name,-12}{data.Certified.Length,10}    {Result(data, 0),-32}{Result(data, 1)}");
}

static string Result(DataSet data, int start)
{
    Fit fit = LevenbergMarquardt.Solve(ModelTable.Of(data.Name), data, data.Starts[start]);
    CertifiedDigits digits = CertifiedDigits.Of(fit, data);
    string result = $"{digits.Parameters,4:F1}, {digits.SumOfSquares,4:F1}, {fit.Steps} steps";
    return digits.Parameters < 4 ? result + ", failed" : result;
}
