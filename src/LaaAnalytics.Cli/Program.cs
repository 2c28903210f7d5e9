using System.CommandLine;
using System.Text;
using LaaAnalytics.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Terminal terminal = new(Console.Out, Console.Error, Console.IsOutputRedirected, Console.IsErrorRedirected, TimeProvider.System)
{
    Answers = Console.IsInputRedirected ? null : Console.In,
};
RootCommand root = LaaCommand.Create(terminal);
ParseResult parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? ExitCodes.Misread(parsed, terminal) : await parsed.InvokeAsync();
