using System.Security.Cryptography;
using LaaAnalytics.Domain;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.Commentaries;

namespace LaaAnalytics.Refresh.Commentaries;

/// <summary>The commentary workbook of a review in the evidence folder: read back before anything is written, and never written over unread text.</summary>
/// <param name="Path">The file.</param>
/// <param name="Sha256">SHA-256 of the file as it was read; null where there is none.</param>
/// <param name="Reading">What it says; null where there is no file or it cannot be read.</param>
/// <param name="News">What of it differs from what was accepted.</param>
/// <param name="Trouble">Why it is left as it is; null where it can be read.</param>
internal sealed record CommentaryFile(string Path, string? Sha256, CommentaryReading? Reading, CommentaryNews News, string? Trouble)
{
    /// <summary>Whether there is text to accept and nothing but a person's confirmation stands in the way.</summary>
    public bool CanBeTaken => Trouble is null && Reading is { CanBeTaken: true } && !News.IsNothing;

    /// <summary>Whether everything in the file was accepted already, so that it can be written anew with new figures.</summary>
    public bool IsAccepted => Trouble is null && (Sha256 is null || (Reading is { CanBeTaken: true } && News.IsNothing));

    /// <summary>Reads the file of a review.</summary>
    /// <param name="folder">The partnership's folder.</param>
    /// <param name="review">The review, with what was accepted for it.</param>
    public static CommentaryFile Read(PartnershipFolder folder, StoredReview review)
    {
        string place = folder.Evidence(review.Review);
        string path = System.IO.Path.Combine(place, CommentaryWorkbook.FileName);
        if (!File.Exists(path))
        {
            return new(path, null, null, CommentaryNews.None, null);
        }

        // Spreadsheet programs mark a file that they have open, each in its own way.
        if (File.Exists(System.IO.Path.Combine(place, "~$" + CommentaryWorkbook.FileName)) || File.Exists(System.IO.Path.Combine(place, $".~lock.{CommentaryWorkbook.FileName}#")))
        {
            return new(path, null, null, CommentaryNews.None, "it is open in another program: save it there and close it");
        }

        try
        {
            using MemoryStream bytes = new(File.ReadAllBytes(path));
            string sha256 = Hash(bytes);
            CommentaryReading reading = CommentaryIntake.Read(review, bytes).Reading;
            return new(path, sha256, reading, CommentaryNews.Of(review.Written, reading.Commentary), Stands(reading));
        }
        catch (LaaException fault)
        {
            return new(path, null, null, CommentaryNews.None, $"{fault.Message} {fault.Remedy}");
        }
        catch (IOException)
        {
            return new(path, null, null, CommentaryNews.None, "it cannot be read: close the program that has it open");
        }
    }

    /// <summary>Whether it was written before something else was accepted and has nothing to add: it is written anew.</summary>
    public bool IsOutdated => IsAccepted && Reading is { IsOld: true };

    private static string? Stands(CommentaryReading reading) => reading.CanBeTaken ? null
        : reading.IsOld ? "it is an older form: something was accepted from another one since it was written, and what cannot be taken as it stands is listed here"
        : "some of it cannot be taken as it stands";

    /// <summary>Whether the file is as it was when it was read, or absent as it was.</summary>
    public bool IsAsRead()
    {
        if (!File.Exists(Path))
        {
            return Sha256 is null;
        }

        using MemoryStream bytes = new(File.ReadAllBytes(Path));
        return Hash(bytes) == Sha256;
    }

    private static string Hash(MemoryStream bytes)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        bytes.Position = 0;
        return hash;
    }
}
