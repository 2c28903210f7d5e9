using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class SchemaTests
{
    private static readonly string[] Bookkeeping = ["supplier VARCHAR NO", "row_id BIGINT NO", "loaded_seq INTEGER NO", "ended_seq INTEGER YES", "first_seq INTEGER YES"];

    public static TheoryData<string> Tables => [.. ExtractTable.All.Select(table => table.Name)];

    public static TheoryData<string> Files => [.. SqlLibrary.Names];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Stored_columns_are_those_of_the_catalogue(string name)
    {
        ExtractTable table = ExtractTable.Find(name)!;
        IEnumerable<string> expected = table.Columns
            .Select(column => $"{column.Name} {TypeOf(column)} {(column.Required ? "NO" : "YES")}")
            .Concat(Bookkeeping);
        using DuckDbDatabase database = DuckDbDatabase.OpenInMemory();
        using DuckDbConnection connection = database.Connect();
        SchemaVersion.Create(connection);
        using DuckDbResult columns = connection.Query(
            "select column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns where table_name = $table order by ordinal_position",
            new DuckDbParameter("table", name));
        Assert.Equal(expected, columns.ReadRows().Select(row => row.Get<string>(0)));
    }

    [Fact]
    public void Stored_codes_are_numbered_as_the_domain_numbers_them()
    {
        using DuckDbDatabase database = DuckDbDatabase.OpenInMemory();
        using DuckDbConnection connection = database.Connect();
        SchemaVersion.Create(connection);
        Assert.Equal(Codes<IndexEventType>(), Labels(connection, "index_event_type"));
        Assert.Equal(Codes<ProofOutcome>(), Labels(connection, "proof_outcome"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_says_name_grain_reads_parameters_and_units_or_source_and_holds_one_statement_unless_it_is_a_migration(string name)
    {
        string text = SqlLibrary.Text(name);
        IReadOnlyList<string> header = SchemaDictionary.Header(text);
        Assert.Equal(5, header.Count);
        Assert.StartsWith(Path.GetFileName(name) + ": ", header[0], StringComparison.Ordinal);
        Assert.StartsWith("Grain       ", header[1], StringComparison.Ordinal);
        Assert.StartsWith("Reads       ", header[2], StringComparison.Ordinal);
        Assert.StartsWith("Parameters  ", header[3], StringComparison.Ordinal);
        Assert.Matches("^(Units|Source) {6,7}", header[4]);
        Assert.Equal(name.StartsWith("migrations/v", StringComparison.Ordinal), SqlLibrary.Body(text).Contains(';', StringComparison.Ordinal));
        Assert.DoesNotContain("\t", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_dictionary_is_up_to_date()
    {
        string page = Path.Combine(SharedFolder.Root, "docs", "data-dictionary.md");
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            File.WriteAllText(page, SchemaDictionary.Markdown());
        }

        Assert.True(File.Exists(page), $"No page at {page}. Run this test once with LAA_APPROVE=1 and commit it.");
        Assert.Equal(SchemaDictionary.Markdown(), File.ReadAllText(page).ReplaceLineEndings("\n"));
    }

    private static string TypeOf(ExtractColumn column) => column.Kind switch
    {
        ExtractKind.Person => "UUID",
        ExtractKind.Date => "DATE",
        ExtractKind.WholeNumber => "INTEGER",
        ExtractKind.DecimalNumber => "DECIMAL(18,6)",
        ExtractKind.Probability => "DECIMAL(5,4)",
        ExtractKind.Boolean => "BOOLEAN",
        ExtractKind.Code when column.Stored is not null => $"ENUM({string.Join(", ", column.Codes!.Select(code => $"'{code}'"))})",
        _ => "VARCHAR",
    };

    private static IEnumerable<string> Codes<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(SnakeCase.Of);

    private static IEnumerable<string> Labels(DuckDbConnection connection, string type)
    {
        using DuckDbResult labels = connection.Query($"select cast(unnest(enum_range(null::{type})) as varchar)");
        return labels.ReadRows().Select(row => row.Get<string>(0));
    }
}
