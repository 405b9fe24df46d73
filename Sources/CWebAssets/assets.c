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
#embed "files/css/30-workflow.css"
};
static const unsigned char asset3[] = {
#embed "files/icon.svg"
};
static const unsigned char asset4[] = {
#embed "files/js/app.js"
};
static const unsigned char asset5[] = {
#embed "files/js/cookies.js"
};
static const unsigned char asset6[] = {
#embed "files/js/copy.js"
};
static const unsigned char asset7[] = {
#embed "files/js/history.js"
};
static const unsigned char asset8[] = {
#embed "files/js/live.js"
};
static const unsigned char asset9[] = {
#embed "files/js/palette.js"
};
static const unsigned char asset10[] = {
#embed "files/js/theme.js"
};
static const unsigned char asset11[] = {
#embed "files/js/timeline.js"
};
static const unsigned char asset12[] = {
#embed "files/js/times.js"
};
static const unsigned char asset13[] = {
#embed "files/templates/layout.mustache"
};
static const unsigned char asset14[] = {
#embed "files/templates/pages/error.mustache"
};
static const unsigned char asset15[] = {
#embed "files/templates/pages/workflow-action.mustache"
};
static const unsigned char asset16[] = {
#embed "files/templates/pages/workflow-event.mustache"
};
static const unsigned char asset17[] = {
#embed "files/templates/pages/workflow-history.mustache"
};
static const unsigned char asset18[] = {
#embed "files/templates/pages/workflow-metadata.mustache"
};
static const unsigned char asset19[] = {
#embed "files/templates/pages/workflow-timeline.mustache"
};
static const unsigned char asset20[] = {
#embed "files/templates/pages/workflows.mustache"
};
static const unsigned char asset21[] = {
#embed "files/templates/parts/attribute.mustache"
};
static const unsigned char asset22[] = {
#embed "files/templates/parts/event-attributes.mustache"
};
static const unsigned char asset23[] = {
#embed "files/templates/parts/event-details.mustache"
};
static const unsigned char asset24[] = {
#embed "files/templates/parts/event-fragment.mustache"
};
static const unsigned char asset25[] = {
#embed "files/templates/parts/event-row.mustache"
};
static const unsigned char asset26[] = {
#embed "files/templates/parts/fact.mustache"
};
static const unsigned char asset27[] = {
#embed "files/templates/parts/failure.mustache"
};
static const unsigned char asset28[] = {
#embed "files/templates/parts/form-field.mustache"
};
static const unsigned char asset29[] = {
#embed "files/templates/parts/group-row.mustache"
};
static const unsigned char asset30[] = {
#embed "files/templates/parts/payload.mustache"
};
static const unsigned char asset31[] = {
#embed "files/templates/parts/status.mustache"
};
static const unsigned char asset32[] = {
#embed "files/templates/parts/time.mustache"
};
static const unsigned char asset33[] = {
#embed "files/templates/parts/timeline-lanes-fragment.mustache"
};
static const unsigned char asset34[] = {
#embed "files/templates/parts/timeline-lanes.mustache"
};
static const unsigned char asset35[] = {
#embed "files/templates/parts/timeline-marks.mustache"
};
static const unsigned char asset36[] = {
#embed "files/templates/parts/token.mustache"
};
static const unsigned char asset37[] = {
#embed "files/templates/parts/workflow-head.mustache"
};

static const struct web_asset assets[] = {
  {"css/00-base.css", asset0, sizeof asset0},
  {"css/10-parts.css", asset1, sizeof asset1},
  {"css/30-workflow.css", asset2, sizeof asset2},
  {"icon.svg", asset3, sizeof asset3},
  {"js/app.js", asset4, sizeof asset4},
  {"js/cookies.js", asset5, sizeof asset5},
  {"js/copy.js", asset6, sizeof asset6},
  {"js/history.js", asset7, sizeof asset7},
  {"js/live.js", asset8, sizeof asset8},
  {"js/palette.js", asset9, sizeof asset9},
  {"js/theme.js", asset10, sizeof asset10},
  {"js/timeline.js", asset11, sizeof asset11},
  {"js/times.js", asset12, sizeof asset12},
  {"templates/layout.mustache", asset13, sizeof asset13},
  {"templates/pages/error.mustache", asset14, sizeof asset14},
  {"templates/pages/workflow-action.mustache", asset15, sizeof asset15},
  {"templates/pages/workflow-event.mustache", asset16, sizeof asset16},
  {"templates/pages/workflow-history.mustache", asset17, sizeof asset17},
  {"templates/pages/workflow-metadata.mustache", asset18, sizeof asset18},
  {"templates/pages/workflow-timeline.mustache", asset19, sizeof asset19},
  {"templates/pages/workflows.mustache", asset20, sizeof asset20},
  {"templates/parts/attribute.mustache", asset21, sizeof asset21},
  {"templates/parts/event-attributes.mustache", asset22, sizeof asset22},
  {"templates/parts/event-details.mustache", asset23, sizeof asset23},
  {"templates/parts/event-fragment.mustache", asset24, sizeof asset24},
  {"templates/parts/event-row.mustache", asset25, sizeof asset25},
  {"templates/parts/fact.mustache", asset26, sizeof asset26},
  {"templates/parts/failure.mustache", asset27, sizeof asset27},
  {"templates/parts/form-field.mustache", asset28, sizeof asset28},
  {"templates/parts/group-row.mustache", asset29, sizeof asset29},
  {"templates/parts/payload.mustache", asset30, sizeof asset30},
  {"templates/parts/status.mustache", asset31, sizeof asset31},
  {"templates/parts/time.mustache", asset32, sizeof asset32},
  {"templates/parts/timeline-lanes-fragment.mustache", asset33, sizeof asset33},
  {"templates/parts/timeline-lanes.mustache", asset34, sizeof asset34},
  {"templates/parts/timeline-marks.mustache", asset35, sizeof asset35},
  {"templates/parts/token.mustache", asset36, sizeof asset36},
  {"templates/parts/workflow-head.mustache", asset37, sizeof asset37},
};
const size_t web_asset_count = 38;

struct web_asset web_asset_at(size_t number) { return assets[number]; }
