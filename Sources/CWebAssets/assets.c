// Made by scripts/generate-web-assets.
#include "CWebAssets.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char asset0[] = {
#embed "files/css/00-base.css"
};
static const unsigned char asset1[] = {
#embed "files/css/10-parts.css"
};
static const unsigned char asset2[] = {
#embed "files/icon.svg"
};
static const unsigned char asset3[] = {
#embed "files/js/app.js"
};
static const unsigned char asset4[] = {
#embed "files/js/cookies.js"
};
static const unsigned char asset5[] = {
#embed "files/js/live.js"
};
static const unsigned char asset6[] = {
#embed "files/js/palette.js"
};
static const unsigned char asset7[] = {
#embed "files/js/theme.js"
};
static const unsigned char asset8[] = {
#embed "files/js/times.js"
};
static const unsigned char asset9[] = {
#embed "files/templates/layout.mustache"
};
static const unsigned char asset10[] = {
#embed "files/templates/pages/error.mustache"
};
static const unsigned char asset11[] = {
#embed "files/templates/pages/workflow-metadata.mustache"
};
static const unsigned char asset12[] = {
#embed "files/templates/pages/workflows.mustache"
};
static const unsigned char asset13[] = {
#embed "files/templates/parts/payload.mustache"
};
static const unsigned char asset14[] = {
#embed "files/templates/parts/status.mustache"
};
static const unsigned char asset15[] = {
#embed "files/templates/parts/time.mustache"
};
static const unsigned char asset16[] = {
#embed "files/templates/parts/token.mustache"
};
static const unsigned char asset17[] = {
#embed "files/templates/parts/workflow-head.mustache"
};

static const struct web_asset assets[] = {
  {"css/00-base.css", asset0, sizeof asset0},
  {"css/10-parts.css", asset1, sizeof asset1},
  {"icon.svg", asset2, sizeof asset2},
  {"js/app.js", asset3, sizeof asset3},
  {"js/cookies.js", asset4, sizeof asset4},
  {"js/live.js", asset5, sizeof asset5},
  {"js/palette.js", asset6, sizeof asset6},
  {"js/theme.js", asset7, sizeof asset7},
  {"js/times.js", asset8, sizeof asset8},
  {"templates/layout.mustache", asset9, sizeof asset9},
  {"templates/pages/error.mustache", asset10, sizeof asset10},
  {"templates/pages/workflow-metadata.mustache", asset11, sizeof asset11},
  {"templates/pages/workflows.mustache", asset12, sizeof asset12},
  {"templates/parts/payload.mustache", asset13, sizeof asset13},
  {"templates/parts/status.mustache", asset14, sizeof asset14},
  {"templates/parts/time.mustache", asset15, sizeof asset15},
  {"templates/parts/token.mustache", asset16, sizeof asset16},
  {"templates/parts/workflow-head.mustache", asset17, sizeof asset17},
};
const size_t web_asset_count = 18;

struct web_asset web_asset_at(size_t number) { return assets[number]; }
