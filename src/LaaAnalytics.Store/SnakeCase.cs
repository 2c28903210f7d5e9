using System.Text.Json;

namespace LaaAnalytics.Store;

/// <summary>Codes as extracts write them: <c>CASELOAD_SNAPSHOT</c> for <c>CaseloadSnapshot</c>.</summary>
internal static class SnakeCase
{
    /// <summary>The code of a member.</summary>
    public static string Of<TEnum>(TEnum member)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(member.ToString());

    /// <summary>The member of a code.</summary>
    /// <exception cref="InvalidOperationException">No member has it.</exception>
    public static TEnum Read<TEnum>(string code)
        where TEnum : struct, Enum
    {
        foreach (TEnum member in Enum.GetValues<TEnum>())
        {
            if (Of(member) == code)
            {
                return member;
            }
        }

        throw new InvalidOperationException($"No {typeof(TEnum).Name} has the stored code.");
    }
}
