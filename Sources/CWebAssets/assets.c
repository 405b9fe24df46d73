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
#embed "files/css/40-operations.css"
};
static const unsigned char asset4[] = {
#embed "files/css/60-administration.css"
};
static const unsigned char asset5[] = {
#embed "files/icon.svg"
};
static const unsigned char asset6[] = {
#embed "files/js/app.js"
};
static const unsigned char asset7[] = {
#embed "files/js/codec.js"
};
static const unsigned char asset8[] = {
#embed "files/js/cookies.js"
};
static const unsigned char asset9[] = {
#embed "files/js/copy.js"
};
static const unsigned char asset10[] = {
#embed "files/js/history.js"
};
static const unsigned char asset11[] = {
#embed "files/js/live.js"
};
static const unsigned char asset12[] = {
#embed "files/js/palette.js"
};
static const unsigned char asset13[] = {
#embed "files/js/repeat.js"
};
static const unsigned char asset14[] = {
#embed "files/js/schedule-preview.js"
};
static const unsigned char asset15[] = {
#embed "files/js/theme.js"
};
static const unsigned char asset16[] = {
#embed "files/js/timeline.js"
};
static const unsigned char asset17[] = {
#embed "files/js/times.js"
};
static const unsigned char asset18[] = {
#embed "files/templates/layout.mustache"
};
static const unsigned char asset19[] = {
#embed "files/templates/pages/activities.mustache"
};
static const unsigned char asset20[] = {
#embed "files/templates/pages/activity-start.mustache"
};
static const unsigned char asset21[] = {
#embed "files/templates/pages/activity.mustache"
};
static const unsigned char asset22[] = {
#embed "files/templates/pages/archive.mustache"
};
static const unsigned char asset23[] = {
#embed "files/templates/pages/archived-run.mustache"
};
static const unsigned char asset24[] = {
#embed "files/templates/pages/batch.mustache"
};
static const unsigned char asset25[] = {
#embed "files/templates/pages/batches.mustache"
};
static const unsigned char asset26[] = {
#embed "files/templates/pages/deployment.mustache"
};
static const unsigned char asset27[] = {
#embed "files/templates/pages/deployments.mustache"
};
static const unsigned char asset28[] = {
#embed "files/templates/pages/error.mustache"
};
static const unsigned char asset29[] = {
#embed "files/templates/pages/login.mustache"
};
static const unsigned char asset30[] = {
#embed "files/templates/pages/namespace-form.mustache"
};
static const unsigned char asset31[] = {
#embed "files/templates/pages/namespace.mustache"
};
static const unsigned char asset32[] = {
#embed "files/templates/pages/namespaces.mustache"
};
static const unsigned char asset33[] = {
#embed "files/templates/pages/nexus-endpoint.mustache"
};
static const unsigned char asset34[] = {
#embed "files/templates/pages/nexus-form.mustache"
};
static const unsigned char asset35[] = {
#embed "files/templates/pages/nexus.mustache"
};
static const unsigned char asset36[] = {
#embed "files/templates/pages/schedule-form.mustache"
};
static const unsigned char asset37[] = {
#embed "files/templates/pages/schedule.mustache"
};
static const unsigned char asset38[] = {
#embed "files/templates/pages/schedules.mustache"
};
static const unsigned char asset39[] = {
#embed "files/templates/pages/search-attributes.mustache"
};
static const unsigned char asset40[] = {
#embed "files/templates/pages/task-queue.mustache"
};
static const unsigned char asset41[] = {
#embed "files/templates/pages/task-queues.mustache"
};
static const unsigned char asset42[] = {
#embed "files/templates/pages/worker.mustache"
};
static const unsigned char asset43[] = {
#embed "files/templates/pages/workers.mustache"
};
static const unsigned char asset44[] = {
#embed "files/templates/pages/workflow-action.mustache"
};
static const unsigned char asset45[] = {
#embed "files/templates/pages/workflow-event.mustache"
};
static const unsigned char asset46[] = {
#embed "files/templates/pages/workflow-history.mustache"
};
static const unsigned char asset47[] = {
#embed "files/templates/pages/workflow-metadata.mustache"
};
static const unsigned char asset48[] = {
#embed "files/templates/pages/workflow-timeline.mustache"
};
static const unsigned char asset49[] = {
#embed "files/templates/pages/workflows.mustache"
};
static const unsigned char asset50[] = {
#embed "files/templates/parts/attribute.mustache"
};
static const unsigned char asset51[] = {
#embed "files/templates/parts/calendar-strip.mustache"
};
static const unsigned char asset52[] = {
#embed "files/templates/parts/check.mustache"
};
static const unsigned char asset53[] = {
#embed "files/templates/parts/event-attributes.mustache"
};
static const unsigned char asset54[] = {
#embed "files/templates/parts/event-details.mustache"
};
static const unsigned char asset55[] = {
#embed "files/templates/parts/event-fragment.mustache"
};
static const unsigned char asset56[] = {
#embed "files/templates/parts/event-row.mustache"
};
static const unsigned char asset57[] = {
#embed "files/templates/parts/facts.mustache"
};
static const unsigned char asset58[] = {
#embed "files/templates/parts/failure-line.mustache"
};
static const unsigned char asset59[] = {
#embed "files/templates/parts/failure.mustache"
};
static const unsigned char asset60[] = {
#embed "files/templates/parts/field.mustache"
};
static const unsigned char asset61[] = {
#embed "files/templates/parts/form-field.mustache"
};
static const unsigned char asset62[] = {
#embed "files/templates/parts/group-row.mustache"
};
static const unsigned char asset63[] = {
#embed "files/templates/parts/head-fact.mustache"
};
static const unsigned char asset64[] = {
#embed "files/templates/parts/list-filters.mustache"
};
static const unsigned char asset65[] = {
#embed "files/templates/parts/nexus-target.mustache"
};
static const unsigned char asset66[] = {
#embed "files/templates/parts/paging.mustache"
};
static const unsigned char asset67[] = {
#embed "files/templates/parts/payload.mustache"
};
static const unsigned char asset68[] = {
#embed "files/templates/parts/spec-preview.mustache"
};
static const unsigned char asset69[] = {
#embed "files/templates/parts/spec.mustache"
};
static const unsigned char asset70[] = {
#embed "files/templates/parts/status.mustache"
};
static const unsigned char asset71[] = {
#embed "files/templates/parts/time.mustache"
};
static const unsigned char asset72[] = {
#embed "files/templates/parts/timeline-lanes-fragment.mustache"
};
static const unsigned char asset73[] = {
#embed "files/templates/parts/timeline-lanes.mustache"
};
static const unsigned char asset74[] = {
#embed "files/templates/parts/timeline-marks.mustache"
};
static const unsigned char asset75[] = {
#embed "files/templates/parts/token.mustache"
};
static const unsigned char asset76[] = {
#embed "files/templates/parts/workflow-head.mustache"
};

static const struct web_asset assets[] = {
  {"css/00-base.css", asset0, sizeof asset0},
  {"css/10-parts.css", asset1, sizeof asset1},
  {"css/30-workflow.css", asset2, sizeof asset2},
  {"css/40-operations.css", asset3, sizeof asset3},
  {"css/60-administration.css", asset4, sizeof asset4},
  {"icon.svg", asset5, sizeof asset5},
  {"js/app.js", asset6, sizeof asset6},
  {"js/codec.js", asset7, sizeof asset7},
  {"js/cookies.js", asset8, sizeof asset8},
  {"js/copy.js", asset9, sizeof asset9},
  {"js/history.js", asset10, sizeof asset10},
  {"js/live.js", asset11, sizeof asset11},
  {"js/palette.js", asset12, sizeof asset12},
  {"js/repeat.js", asset13, sizeof asset13},
  {"js/schedule-preview.js", asset14, sizeof asset14},
  {"js/theme.js", asset15, sizeof asset15},
  {"js/timeline.js", asset16, sizeof asset16},
  {"js/times.js", asset17, sizeof asset17},
  {"templates/layout.mustache", asset18, sizeof asset18},
  {"templates/pages/activities.mustache", asset19, sizeof asset19},
  {"templates/pages/activity-start.mustache", asset20, sizeof asset20},
  {"templates/pages/activity.mustache", asset21, sizeof asset21},
  {"templates/pages/archive.mustache", asset22, sizeof asset22},
  {"templates/pages/archived-run.mustache", asset23, sizeof asset23},
  {"templates/pages/batch.mustache", asset24, sizeof asset24},
  {"templates/pages/batches.mustache", asset25, sizeof asset25},
  {"templates/pages/deployment.mustache", asset26, sizeof asset26},
  {"templates/pages/deployments.mustache", asset27, sizeof asset27},
  {"templates/pages/error.mustache", asset28, sizeof asset28},
  {"templates/pages/login.mustache", asset29, sizeof asset29},
  {"templates/pages/namespace-form.mustache", asset30, sizeof asset30},
  {"templates/pages/namespace.mustache", asset31, sizeof asset31},
  {"templates/pages/namespaces.mustache", asset32, sizeof asset32},
  {"templates/pages/nexus-endpoint.mustache", asset33, sizeof asset33},
  {"templates/pages/nexus-form.mustache", asset34, sizeof asset34},
  {"templates/pages/nexus.mustache", asset35, sizeof asset35},
  {"templates/pages/schedule-form.mustache", asset36, sizeof asset36},
  {"templates/pages/schedule.mustache", asset37, sizeof asset37},
  {"templates/pages/schedules.mustache", asset38, sizeof asset38},
  {"templates/pages/search-attributes.mustache", asset39, sizeof asset39},
  {"templates/pages/task-queue.mustache", asset40, sizeof asset40},
  {"templates/pages/task-queues.mustache", asset41, sizeof asset41},
  {"templates/pages/worker.mustache", asset42, sizeof asset42},
  {"templates/pages/workers.mustache", asset43, sizeof asset43},
  {"templates/pages/workflow-action.mustache", asset44, sizeof asset44},
  {"templates/pages/workflow-event.mustache", asset45, sizeof asset45},
  {"templates/pages/workflow-history.mustache", asset46, sizeof asset46},
  {"templates/pages/workflow-metadata.mustache", asset47, sizeof asset47},
  {"templates/pages/workflow-timeline.mustache", asset48, sizeof asset48},
  {"templates/pages/workflows.mustache", asset49, sizeof asset49},
  {"templates/parts/attribute.mustache", asset50, sizeof asset50},
  {"templates/parts/calendar-strip.mustache", asset51, sizeof asset51},
  {"templates/parts/check.mustache", asset52, sizeof asset52},
  {"templates/parts/event-attributes.mustache", asset53, sizeof asset53},
  {"templates/parts/event-details.mustache", asset54, sizeof asset54},
  {"templates/parts/event-fragment.mustache", asset55, sizeof asset55},
  {"templates/parts/event-row.mustache", asset56, sizeof asset56},
  {"templates/parts/facts.mustache", asset57, sizeof asset57},
  {"templates/parts/failure-line.mustache", asset58, sizeof asset58},
  {"templates/parts/failure.mustache", asset59, sizeof asset59},
  {"templates/parts/field.mustache", asset60, sizeof asset60},
  {"templates/parts/form-field.mustache", asset61, sizeof asset61},
  {"templates/parts/group-row.mustache", asset62, sizeof asset62},
  {"templates/parts/head-fact.mustache", asset63, sizeof asset63},
  {"templates/parts/list-filters.mustache", asset64, sizeof asset64},
  {"templates/parts/nexus-target.mustache", asset65, sizeof asset65},
  {"templates/parts/paging.mustache", asset66, sizeof asset66},
  {"templates/parts/payload.mustache", asset67, sizeof asset67},
  {"templates/parts/spec-preview.mustache", asset68, sizeof asset68},
  {"templates/parts/spec.mustache", asset69, sizeof asset69},
  {"templates/parts/status.mustache", asset70, sizeof asset70},
  {"templates/parts/time.mustache", asset71, sizeof asset71},
  {"templates/parts/timeline-lanes-fragment.mustache", asset72, sizeof asset72},
  {"templates/parts/timeline-lanes.mustache", asset73, sizeof asset73},
  {"templates/parts/timeline-marks.mustache", asset74, sizeof asset74},
  {"templates/parts/token.mustache", asset75, sizeof asset75},
  {"templates/parts/workflow-head.mustache", asset76, sizeof asset76},
};
const size_t web_asset_count = 77;

struct web_asset web_asset_at(size_t number) { return assets[number]; }
