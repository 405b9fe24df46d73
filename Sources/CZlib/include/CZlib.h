#ifndef SWIFT_TEMPORAL_CZLIB_H
#define SWIFT_TEMPORAL_CZLIB_H

#include <zlib.h>

// zlib's initialisers are macros that Swift cannot call; windowBits 31 selects the gzip wrapper.
static inline int temporal_deflate_init(z_streamp stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}

static inline int temporal_inflate_init(z_streamp stream) {
  return inflateInit2(stream, 31);
}

#endif
