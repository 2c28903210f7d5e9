namespace LaaAnalytics.Ingestion.Rules;

/// <summary>The rules by what they are about, for the code that applies them.</summary>
internal static class Rule
{
    public static readonly IngestionRule NotReadable = Of("I01");
    public static readonly IngestionRule Encoding = Of("I02");
    public static readonly IngestionRule Header = Of("I03");
    public static readonly IngestionRule UnknownColumn = Of("I04");
    public static readonly IngestionRule FieldCount = Of("I05");
    public static readonly IngestionRule Quotes = Of("I06");
    public static readonly IngestionRule Date = Of("I07");
    public static readonly IngestionRule Missing = Of("I08");
    public static readonly IngestionRule WholeNumber = Of("I09");
    public static readonly IngestionRule DecimalNumber = Of("I10");
    public static readonly IngestionRule Code = Of("I11");
    public static readonly IngestionRule Person = Of("I12");
    public static readonly IngestionRule Key = Of("I13");
    public static readonly IngestionRule Area = Of("I14");
    public static readonly IngestionRule YesOrNo = Of("I15");
    public static readonly IngestionRule Probability = Of("I16");
    public static readonly IngestionRule Text = Of("I17");
    public static readonly IngestionRule IdentifierHeader = Of("I18");
    public static readonly IngestionRule IdentifierContent = Of("I19");
    public static readonly IngestionRule Manifest = Of("I30");
    public static readonly IngestionRule OutsideFolder = Of("I31");
    public static readonly IngestionRule DeltaWithoutKey = Of("I32");
    public static readonly IngestionRule Facts = Of("I33");
    public static readonly IngestionRule Tolerance = Of("I34");
    public static readonly IngestionRule FileKind = Of("I35");
    public static readonly IngestionRule TooLong = Of("I36");
    public static readonly IngestionRule OutsidePeriod = Of("I37");
    public static readonly IngestionRule NotYetObserved = Of("I38");
    public static readonly IngestionRule Spreadsheet = Of("I45");
    public static readonly IngestionRule Formula = Of("I46");
    public static readonly IngestionRule CellError = Of("I47");
    public static readonly IngestionRule ChangedByProgram = Of("I48");
    public static readonly IngestionRule Layout = Of("I49");

    public static readonly IngestionRule TooMuchEnds = Of("I40");
    public static readonly IngestionRule ReachesLessFar = Of("I41");
    public static readonly IngestionRule KeyComesOrGoes = Of("I42");
    public static readonly IngestionRule UnusualRows = Of("I43");

    private static IngestionRule Of(string id) =>
        IngestionRule.Find(id) ?? throw new InvalidOperationException($"Rule {id} is not in ingestion-rules.json.");
}
