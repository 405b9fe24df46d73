#if canImport(Glibc)
  import Glibc
#endif

/// How many heaps the C library divides memory into.
enum AllocatorArenas {
  /// Takes two instead of glibc's eight for each processor: what one thread frees stays in the heap that it came from, so each keeps its own
  /// highest level (`make soak`, docs/benchmarks.md). Called before the first thread starts.
  static func limit() {
    #if canImport(Glibc)
      // `MALLOC_ARENA_MAX` is the operator's way to say otherwise.
      guard getenv("MALLOC_ARENA_MAX") == nil else { return }
      _ = mallopt(mostArenas, 2)
    #endif
  }
}

#if canImport(Glibc)
  /// `M_ARENA_MAX` of <malloc.h>, which is no part of the module Glibc.
  private let mostArenas: Int32 = -8

  /// Two integers go in and one comes out: the same registers by C's convention and by Swift's.
  @_silgen_name("mallopt") private func mallopt(_ parameter: Int32, _ value: Int32) -> Int32
#endif
