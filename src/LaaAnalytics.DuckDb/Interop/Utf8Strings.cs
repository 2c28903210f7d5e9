using System.Runtime.InteropServices.Marshalling;

namespace LaaAnalytics.DuckDb.Interop;

/// <summary>A string that DuckDB allocated for the caller: it is freed once it has been read.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(OwnedUtf8))]
internal static unsafe class OwnedUtf8
{
    public static string? ConvertToManaged(byte* unmanaged) => Utf8StringMarshaller.ConvertToManaged(unmanaged);

    public static void Free(byte* unmanaged) => DuckDbApi.Free(unmanaged);
}

/// <summary>A string inside an object of DuckDB: that object keeps the memory.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(BorrowedUtf8))]
internal static unsafe class BorrowedUtf8
{
    public static string? ConvertToManaged(byte* unmanaged) => Utf8StringMarshaller.ConvertToManaged(unmanaged);
}
