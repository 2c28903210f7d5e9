using System.Globalization;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>What a spreadsheet program lets a reader do on a sheet with inputs: the lock of the other cells, and a check of each entry.</summary>
internal static class InputRules
{
    /// <summary>Cells locked, without a password; rows and columns may be made higher and wider to read long texts.</summary>
    public static X.SheetProtection Protection() => new()
    {
        Sheet = true,
        Objects = true,
        Scenarios = true,
        FormatColumns = false,
        FormatRows = false,
    };

    /// <summary>One check for each different input, in order of first use.</summary>
    /// <param name="table">Table with inputs.</param>
    /// <param name="headerRow">Row of its header, from 1.</param>
    public static X.DataValidations Of(Table table, int headerRow)
    {
        OrderedDictionary<string, (CellInput Input, List<string> Cells)> rules = [];
        for (int column = 0; column < table.Columns.Count; column++)
        {
            for (int row = 0; row < table.Inputs.Count; row++)
            {
                if (table.Inputs[row][column] is not CellInput input)
                {
                    continue;
                }

                int first = row;
                while (row + 1 < table.Inputs.Count && table.Inputs[row + 1][column]?.Key == input.Key)
                {
                    row++;
                }

                if (!rules.TryGetValue(input.Key, out (CellInput Input, List<string> Cells) rule))
                {
                    rules.Add(input.Key, rule = (input, []));
                }

                string top = SheetPlan.Address(column, headerRow + 1 + first);
                rule.Cells.Add(row == first ? top : $"{top}:{SheetPlan.Address(column, headerRow + 1 + row)}");
            }
        }

        return new(rules.Values.Select(rule => Write(rule.Input, rule.Cells))) { Count = (uint)rules.Count };
    }

    private static X.DataValidation Write(CellInput input, List<string> cells)
    {
        X.DataValidation rule = new()
        {
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = true,
            PromptTitle = "To fill in",
            Prompt = input.Prompt,
            ErrorTitle = "Not taken",
            SequenceOfReferences = new ListValue<StringValue> { InnerText = string.Join(' ', cells) },
        };
        switch (input.Kind)
        {
            case CellInputKind.Choice:
                rule.Type = X.DataValidationValues.List;
                rule.Error = "Choose one of the list.";
                rule.Append(new X.Formula1($"\"{string.Join(',', input.Choices)}\""));
                break;
            case CellInputKind.Date:
                rule.Type = X.DataValidationValues.Date;
                rule.Operator = X.DataValidationOperatorValues.Between;
                rule.Error = $"Enter a date from {InWords(input.From)} to {InWords(input.To)}.";
                rule.Append(new X.Formula1(Number(CellValue.DayNumber(input.From))), new X.Formula2(Number(CellValue.DayNumber(input.To))));
                break;
            default:
                rule.Type = X.DataValidationValues.TextLength;
                rule.Operator = X.DataValidationOperatorValues.LessThanOrEqual;
                rule.Error = $"At most {Number(input.Limit)} characters fit.";
                rule.Append(new X.Formula1(Number(input.Limit)));
                break;
        }

        return rule;
    }

    private static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
