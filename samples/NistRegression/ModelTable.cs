namespace NistRegression;

/// <summary>Which model belongs to which data set.</summary>
public static class ModelTable
{
    private static readonly Dictionary<string, Model> Table = new()
    {
        ["BoxBOD"] = Models.BoxBodValueAndGradient,
        ["Chwirut2"] = Models.Chwirut2ValueAndGradient,
        ["DanWood"] = Models.DanWoodValueAndGradient,
        ["Eckerle4"] = Models.Eckerle4ValueAndGradient,
        ["Gauss1"] = Models.Gauss1ValueAndGradient,
        ["Hahn1"] = Models.Hahn1ValueAndGradient,
        ["Kirby2"] = Models.Kirby2ValueAndGradient,
        ["Lanczos3"] = Models.Lanczos3ValueAndGradient,
        ["MGH17"] = Models.Mgh17ValueAndGradient,
        ["Misra1a"] = Models.Misra1aValueAndGradient,
        ["Misra1c"] = Models.Misra1cValueAndGradient,
        ["Nelson"] = Models.NelsonValueAndGradient,
        ["Rat43"] = Models.Rat43ValueAndGradient,
        ["Roszman1"] = Models.Roszman1ValueAndGradient,
        ["Thurber"] = Models.ThurberValueAndGradient,
    };

    public static IEnumerable<string> DataSets => Table.Keys;

    public static Model Of(string dataSet) => Table[dataSet];
}
