using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>The register of issued packs.</content>
public sealed partial class LaaStore
{
    /// <summary>All issued packs in the order of issuing.</summary>
    public IReadOnlyList<IssuedPack> IssuedPacks()
    {
        using DuckDbConnection connection = _database.Connect();
        return IssuedPacks(connection);
    }

    /// <summary>Figures of an issued pack in its order; empty where there is no such pack.</summary>
    /// <param name="packId">Id of the pack.</param>
    public IReadOnlyList<IssuedFigure> IssuedFigures(string packId)
    {
        ArgumentNullException.ThrowIfNull(packId);
        using DuckDbConnection connection = _database.Connect();
        using DuckDbResult figures = connection.Query(SqlLibrary.Text("staging/stg_issued_figure"), new DuckDbParameter("pack_id", packId));
        return
        [
            .. figures.ReadRows().Select(row => new IssuedFigure(
                row.Get<string>("figure_id"),
                row.Get<string>("indicator"),
                SnakeCase.Read<EstimateStatus>(row.Get<string>("status")),
                row.Get<double?>("value"),
                row.Get<double?>("lower_limit"),
                row.Get<double?>("upper_limit"),
                row.Get<long?>("offenders"),
                row.Get<long?>("reoffenders"),
                row.Get<long?>("reoffences"))),
        ];
    }

    /// <summary>Enters a pack with all its figures into the register, in one commit.</summary>
    /// <param name="pack">The pack; its position is given here, whatever it says.</param>
    /// <param name="figures">Every figure it prints, in its order.</param>
    /// <returns>The pack with its position.</returns>
    /// <exception cref="UsageException">A pack of this id was issued already.</exception>
    /// <exception cref="InvalidOperationException">The store is open for reading only, or a load is under way.</exception>
    public IssuedPack Issue(IssuedPack pack, IReadOnlyList<IssuedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(figures);
        return Write(connection =>
        {
            IReadOnlyList<IssuedPack> before = IssuedPacks(connection);
            if (before.Any(known => known.PackId == pack.PackId))
            {
                throw new UsageException($"The pack {pack.PackId} was issued already.", "Issue it under the next number.");
            }

            IssuedPack entered = pack with { Position = before.Select(known => known.Position).DefaultIfEmpty(0).Max() + 1 };
            Enter(connection, entered);
            for (int i = 0; i < figures.Count; i++)
            {
                Enter(connection, entered.PackId, i + 1, figures[i]);
            }

            return entered;
        });
    }

    private static void Enter(DuckDbConnection connection, IssuedPack pack) => connection.Execute(
        SqlLibrary.Text("merge/insert_issued_pack"),
        new("pack_id", pack.PackId),
        new("position", pack.Position),
        new("agreement_id", pack.Agreement),
        new("kind", pack.Kind),
        new("review_start", pack.Review.Start),
        new("review_end", pack.Review.EndExclusive),
        new("profile", pack.Profile),
        new("as_of", pack.AsOf),
        new("digest", pack.Digest),
        new("file_name", pack.FileName),
        new("issued_on", pack.IssuedOn),
        new("signed_by", pack.SignedBy),
        new("signed_on", pack.SignedOn),
        new("version", pack.Version));

    private static void Enter(DuckDbConnection connection, string packId, int position, IssuedFigure figure) => connection.Execute(
        SqlLibrary.Text("merge/insert_issued_figure"),
        new("pack_id", packId),
        new("position", position),
        new("figure_id", figure.FigureId),
        new("indicator", figure.Indicator),
        new("status", SnakeCase.Of(figure.Status)),
        new("value", OrNull(figure.Value)),
        new("lower_limit", OrNull(figure.Lower)),
        new("upper_limit", OrNull(figure.Upper)),
        new("offenders", OrNull(figure.Offenders)),
        new("reoffenders", OrNull(figure.Reoffenders)),
        new("reoffences", OrNull(figure.Reoffences)));

    private static DuckDbValue OrNull(double? number) => number is double value ? value : DuckDbValue.Null;

    private static DuckDbValue OrNull(long? count) => count is long value ? value : DuckDbValue.Null;

    private static IReadOnlyList<IssuedPack> IssuedPacks(DuckDbConnection connection)
    {
        using DuckDbResult packs = connection.Query(SqlLibrary.Text("staging/stg_issued_pack"));
        return
        [
            .. packs.ReadRows().Select(row => new IssuedPack(
                row.Get<string>("pack_id"),
                row.Get<int>("position"),
                row.Get<string>("agreement_id"),
                row.Get<string>("kind"),
                new Period(row.Get<DateOnly>("review_start"), row.Get<DateOnly>("review_end")),
                row.Get<string>("profile"),
                row.Get<int>("as_of"),
                row.Get<string>("digest"),
                row.Get<string>("file_name"),
                row.Get<string>("issued_on"),
                row.Get<string>("signed_by"),
                row.Get<DateOnly>("signed_on"),
                row.Get<string>("version"))),
        ];
    }
}
