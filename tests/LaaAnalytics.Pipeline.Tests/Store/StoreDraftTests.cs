using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class StoreDraftTests : IDisposable
{
    private const string One = "event_key | person_key\na | 1";
    private const string Two = "event_key | person_key\na | 1\nb | 2";

    private readonly string _folder = Directory.CreateTempSubdirectory("laa-draft-").FullName;

    private string StoreFile => Path.Combine(_folder, "laa.duckdb");

    private string Draft => Path.Combine(_folder, ".laa.duckdb.draft");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_draft_that_is_dropped_leaves_every_byte_of_the_store()
    {
        Fill(One);
        byte[] before = File.ReadAllBytes(StoreFile);
        using (StoreDraft draft = StoreDraft.Begin(StoreFile))
        {
            Assert.Equal(2, draft.Store.Load("index_event", Two).Seq);
            Assert.True(File.Exists(Draft));

            // Others may read the store meanwhile.
            using LaaStore reader = LaaStore.Open(StoreFile, StoreAccess.ReadOnly);
            Assert.Equal(1, reader.LastLoad);
        }

        Assert.Equal(before, File.ReadAllBytes(StoreFile));
        Assert.Equal([StoreFile], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_draft_takes_the_store_s_place_as_a_whole_and_for_its_owner_only()
    {
        Fill(One);
        using (StoreDraft draft = StoreDraft.Begin(StoreFile))
        {
            draft.Store.Load("index_event", Two);
            draft.Store.Compact();
            draft.Replace();
            Assert.Throws<InvalidOperationException>(draft.Replace);
        }

        Assert.Equal([StoreFile], Directory.GetFiles(_folder));
        using LaaStore store = LaaStore.Open(StoreFile, StoreAccess.ReadWrite);
        Assert.Equal(["E06000047 1", "E06000047 2"], VintageTests.Events(store.At(2)));
        Assert.Equal(["E06000047 1"], VintageTests.Events(store.At(1)));
        Assert.Empty(store.Verify());
        AssertOwnerOnly(StoreFile);
    }

    [Fact]
    public void A_draft_is_its_owner_s_only_from_the_start()
    {
        Fill(One);
        using StoreDraft draft = StoreDraft.Begin(StoreFile);
        AssertOwnerOnly(Draft);
    }

    [Fact]
    public void Without_a_store_the_draft_is_empty_and_becomes_the_store_or_leaves_nothing()
    {
        using (StoreDraft dropped = StoreDraft.Begin(StoreFile))
        {
            dropped.Store.Load("index_event", One);
        }

        Assert.Empty(Directory.GetFiles(_folder));
        using (StoreDraft draft = StoreDraft.Begin(StoreFile))
        {
            Assert.Equal(0, draft.Store.LastLoad);
            draft.Store.Load("index_event", One);
            draft.Replace();
        }

        using LaaStore store = LaaStore.Open(StoreFile, StoreAccess.ReadOnly);
        Assert.Equal(1, store.LastLoad);
        AssertOwnerOnly(StoreFile);
    }

    [Fact]
    public void A_store_that_somebody_wrote_to_since_is_not_replaced()
    {
        Fill(One);
        using (StoreDraft draft = StoreDraft.Begin(StoreFile))
        {
            draft.Store.Load("index_event", Two);
            Fill("event_key | person_key\nother | 3");
            UsageException changed = Assert.Throws<UsageException>(draft.Replace);
            Assert.Contains("again", changed.Remedy, StringComparison.Ordinal);
        }

        Assert.Equal([StoreFile], Directory.GetFiles(_folder));
        using LaaStore store = LaaStore.Open(StoreFile, StoreAccess.ReadOnly);
        Assert.Equal(["E06000047 3"], VintageTests.Events(store.At(2)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_store_that_was_made_or_removed_since_is_not_replaced(bool made)
    {
        if (!made)
        {
            Fill(One);
        }

        using StoreDraft draft = StoreDraft.Begin(StoreFile);
        if (made)
        {
            Fill(One);
        }
        else
        {
            File.Delete(StoreFile);
        }

        Assert.Throws<UsageException>(draft.Replace);
        Assert.Equal(made, File.Exists(StoreFile));
        Assert.False(File.Exists(Draft));
    }

    [Fact]
    public void Another_process_with_the_store_is_waited_for_and_the_draft_stays_for_another_try()
    {
        Fill(One);
        using (OtherProcess.Hold(StoreFile))
        {
            Assert.Throws<StoreLockedException>(() => StoreDraft.Begin(StoreFile));
        }

        using StoreDraft draft = StoreDraft.Begin(StoreFile);
        draft.Store.Load("index_event", Two);
        using (OtherProcess.Hold(StoreFile))
        {
            Assert.Throws<StoreLockedException>(draft.Replace);
            Assert.Equal(2, draft.Store.LastLoad);
        }

        draft.Replace();
        using LaaStore store = LaaStore.Open(StoreFile, StoreAccess.ReadOnly);
        Assert.Equal(2, store.LastLoad);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_living_process_s_draft_is_not_touched_and_a_killed_one_s_is_replaced(bool hasStore)
    {
        if (hasStore)
        {
            Fill(One);
        }

        using (OtherProcess other = OtherProcess.Draft(StoreFile))
        {
            StoreLockedException locked = Assert.Throws<StoreLockedException>(() => StoreDraft.Begin(StoreFile));
            Assert.Equal(other.Id, locked.Holder);
            Assert.Contains("draft", locked.Message, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(Draft));
        using (StoreDraft draft = StoreDraft.Begin(StoreFile))
        {
            Assert.Equal(hasStore ? 1 : 0, draft.Store.LastLoad);
            draft.Store.Load("index_event", Two);
            draft.Replace();
        }

        Assert.Equal([StoreFile], Directory.GetFiles(_folder));
        using LaaStore store = LaaStore.Open(StoreFile, StoreAccess.ReadOnly);
        Assert.DoesNotContain(store.Loads(), load => load.Supplier == "killed");
    }

    [Fact]
    public void What_a_killed_run_left_half_copied_is_replaced()
    {
        Fill(One);
        File.WriteAllBytes(Draft, File.ReadAllBytes(StoreFile)[..5000]);
        File.WriteAllText(Draft + ".wal", "nothing of sense");
        using StoreDraft draft = StoreDraft.Begin(StoreFile);
        Assert.Equal(1, draft.Store.LastLoad);
    }

    [Fact]
    public void What_a_killed_run_left_in_the_store_s_log_is_in_the_draft_and_stays_beside_no_other_file()
    {
        Fill(One);
        LeaveLog();
        using (StoreDraft draft = StoreDraft.Begin(StoreFile))
        {
            Assert.Equal(2, draft.Store.LastLoad);
            draft.Store.Load("index_event", "event_key | person_key\nb | 2", supplier: "third");
            draft.Replace();
        }

        Assert.Equal([StoreFile], Directory.GetFiles(_folder));
        using LaaStore store = LaaStore.Open(StoreFile, StoreAccess.ReadOnly);
        Assert.Equal(["police", "other", "third"], store.Loads().Select(load => load.Supplier));
    }

    [Fact]
    public void A_draft_that_is_closed_to_be_put_in_place_is_still_its_process_s()
    {
        using (FileStream held = new(Draft + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            File.WriteAllText(Draft, "closed, and about to become the store");
            Assert.Throws<StoreLockedException>(() => StoreDraft.Begin(StoreFile));
            Assert.True(File.Exists(Draft));
        }

        StoreDraft.Begin(StoreFile).Dispose();
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void One_process_works_on_one_draft_at_a_time()
    {
        Fill(One);
        using (StoreDraft draft = StoreDraft.Begin(StoreFile))
        {
            Assert.Throws<InvalidOperationException>(() => StoreDraft.Begin(StoreFile));
            Assert.Equal(1, draft.Store.LastLoad);
        }

        StoreDraft.Begin(StoreFile).Dispose();
    }

    [Fact]
    public void A_file_that_is_no_store_has_no_draft()
    {
        File.WriteAllText(StoreFile, "event_key,person_key\n");
        Assert.Throws<UsageException>(() => StoreDraft.Begin(StoreFile));
        Assert.Equal([StoreFile], Directory.GetFiles(_folder));
        File.Delete(StoreFile);
        StoreDraft.Begin(StoreFile).Dispose();
    }

    private void Fill(string events)
    {
        using LaaStore store = LaaStore.Open(StoreFile, StoreAccess.Create);
        store.Load("index_event", events);
    }

    /// <summary>A copy of the store and its log as they are while a load of another supplier is only in the log: what a kill leaves.</summary>
    private void LeaveLog()
    {
        string aside = Path.Combine(_folder, "aside");
        Directory.CreateDirectory(aside);
        using (LaaStore store = LaaStore.Open(StoreFile, StoreAccess.ReadWrite))
        {
            store.Load("index_event", One, supplier: "other");
            foreach (string file in Directory.GetFiles(_folder))
            {
                File.Copy(file, Path.Combine(aside, Path.GetFileName(file)));
            }
        }

        Assert.True(new FileInfo(Path.Combine(aside, "laa.duckdb.wal")).Length > 0);
        foreach (string file in Directory.GetFiles(aside))
        {
            File.Move(file, Path.Combine(_folder, Path.GetFileName(file)), overwrite: true);
        }

        Directory.Delete(aside);
    }

    private static void AssertOwnerOnly(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }
}
