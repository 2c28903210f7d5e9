namespace LaaAnalytics.Store;

/// <summary>What a store is opened for.</summary>
public enum StoreAccess
{
    /// <summary>Reading an existing store; several processes may do so at the same time, while nobody writes.</summary>
    ReadOnly,

    /// <summary>Reading and loading an existing store; no other process can open it meanwhile.</summary>
    ReadWrite,

    /// <summary>As <see cref="ReadWrite"/>; a store that is not there is made.</summary>
    Create,
}

/// <summary>Limits for a store's database.</summary>
/// <param name="Threads">Worker threads, 1 or more; null for one per processor. Figures do not depend on it.</param>
/// <param name="MemoryLimit">Memory before data go to a temporary folder, such as <c>2GB</c>; null for 80 per cent of the machine's.</param>
public sealed record StoreOptions(int? Threads = null, string? MemoryLimit = null);
