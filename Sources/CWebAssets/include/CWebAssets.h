#ifndef C_WEB_ASSETS_H
#define C_WEB_ASSETS_H
#include <stddef.h>

/// One file of the web UI, as it was when the binary was made.
struct web_asset {
  /// Its path below `files`.
  const char *name;
  const unsigned char *bytes;
  size_t size;
};

extern const size_t web_asset_count;

/// The file of that number, below `web_asset_count`.
struct web_asset web_asset_at(size_t number);

#endif
