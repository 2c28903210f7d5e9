using System.Text;
using LaaAnalytics.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Terminal terminal = new(Console.Out, Console.Error, Console.IsOutputRedirected, Console.IsErrorRedirected, TimeProvider.System)
{
    Answers = Console.IsInputRedirected ? null : Console.In,
};
PrivateProcess.Begin(terminal);
return await LaaCommand.Run(terminal, args);
