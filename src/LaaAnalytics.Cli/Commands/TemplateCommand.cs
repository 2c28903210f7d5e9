using System.CommandLine;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Refresh;
using LaaAnalytics.SupplierKit;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa template northshire-probation --tables index_event --agreement northshire --out kit/</c></summary>
internal static class TemplateCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> supplier = new("supplier") { Description = "Supplier, as its packages will name it." };
        Option<string?> tables = new("--tables") { Description = $"Tables it sends, with commas between; by default those that the folder's laa.json names, else {string.Join(',', Kit.SupplierTables.Select(table => table.Name))}." };
        Option<string?> agreement = new("--agreement") { Description = "Agreement it supplies for; by default that of the partnership's folder." };
        Option<DirectoryInfo> output = new("--out") { Description = "New or empty folder for the kit.", Required = true };
        Command command = new("template", "Write a supplier's kit: blank files, a specification on paper, and an offline page that checks and seals.")
        {
            supplier, tables, agreement, output,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            Partnership? partnership = PartnershipFolder.Find(parsed.GetRequiredValue(SharedOptions.Dir))?.Partnership;
            string name = parsed.GetRequiredValue(supplier);
            if (partnership is not null && partnership.Supplier(name) is null && parsed.GetValue(tables) is null)
            {
                string[] named = [.. partnership.Suppliers.Select(one => one.Id)];
                throw new UsageException(
                    $"{Partnership.FileName} names no supplier {name}.{Spelling.Question(name, named)}",
                    $"Name one of {string.Join(", ", named)}; for another supplier say with --tables what it sends.");
            }

            IReadOnlyList<ExtractTable> sent = parsed.GetValue(tables) is string names ? [.. names.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(Table)]
                : partnership?.Supplier(name) is PartnerSupplier known ? [.. known.Sends.Select(line => line.Table).Distinct().Select(Table)]
                : Kit.SupplierTables;
            foreach (FileInfo file in Kit.Write(parsed.GetRequiredValue(output), name, parsed.GetValue(agreement) ?? partnership?.Agreement, sent))
            {
                terminal.Results.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, file.FullName));
            }

            return ExitCodes.Ok;
        }));
        return command;
    }

    private static ExtractTable Table(string name) => ExtractTable.Find(name)
        ?? throw new UsageException($"There is no table {name}.{Spelling.Question(name, ExtractTable.All.Select(table => table.Name))}", $"Name some of {string.Join(", ", ExtractTable.All.Select(table => table.Name))}.");
}
