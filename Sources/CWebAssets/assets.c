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
#embed "files/css/20-list.css"
};
static const unsigned char asset3[] = {
#embed "files/css/21-start.css"
};
static const unsigned char asset4[] = {
#embed "files/css/30-workflow.css"
};
static const unsigned char asset5[] = {
#embed "files/css/31-family-timeline.css"
};
static const unsigned char asset6[] = {
#embed "files/css/40-operations.css"
};
static const unsigned char asset7[] = {
#embed "files/css/55-workflow-tabs.css"
};
static const unsigned char asset8[] = {
#embed "files/css/60-administration.css"
};
static const unsigned char asset9[] = {
#embed "files/icon.svg"
};
static const unsigned char asset10[] = {
#embed "files/js/app.js"
};
static const unsigned char asset11[] = {
#embed "files/js/codec-server.js"
};
static const unsigned char asset12[] = {
#embed "files/js/codec.js"
};
static const unsigned char asset13[] = {
#embed "files/js/columns.js"
};
static const unsigned char asset14[] = {
#embed "files/js/cookies.js"
};
static const unsigned char asset15[] = {
#embed "files/js/copy.js"
};
static const unsigned char asset16[] = {
#embed "files/js/dialog.js"
};
static const unsigned char asset17[] = {
#embed "files/js/encode.js"
};
static const unsigned char asset18[] = {
#embed "files/js/filters.js"
};
static const unsigned char asset19[] = {
#embed "files/js/history.js"
};
static const unsigned char asset20[] = {
#embed "files/js/import.js"
};
static const unsigned char asset21[] = {
#embed "files/js/list-news.js"
};
static const unsigned char asset22[] = {
#embed "files/js/list-select.js"
};
static const unsigned char asset23[] = {
#embed "files/js/live.js"
};
static const unsigned char asset24[] = {
#embed "files/js/palette.js"
};
static const unsigned char asset25[] = {
#embed "files/js/query-editor.js"
};
static const unsigned char asset26[] = {
#embed "files/js/repeat.js"
};
static const unsigned char asset27[] = {
#embed "files/js/saved-views.js"
};
static const unsigned char asset28[] = {
#embed "files/js/schedule-preview.js"
};
static const unsigned char asset29[] = {
#embed "files/js/shortcuts.js"
};
static const unsigned char asset30[] = {
#embed "files/js/start-form.js"
};
static const unsigned char asset31[] = {
#embed "files/js/theme.js"
};
static const unsigned char asset32[] = {
#embed "files/js/timeline.js"
};
static const unsigned char asset33[] = {
#embed "files/js/times.js"
};
static const unsigned char asset34[] = {
#embed "files/templates/layout.mustache"
};
static const unsigned char asset35[] = {
#embed "files/templates/pages/activity-start.mustache"
};
static const unsigned char asset36[] = {
#embed "files/templates/pages/activity.mustache"
};
static const unsigned char asset37[] = {
#embed "files/templates/pages/archive.mustache"
};
static const unsigned char asset38[] = {
#embed "files/templates/pages/archived-run.mustache"
};
static const unsigned char asset39[] = {
#embed "files/templates/pages/batch.mustache"
};
static const unsigned char asset40[] = {
#embed "files/templates/pages/batches.mustache"
};
static const unsigned char asset41[] = {
#embed "files/templates/pages/deployment-version.mustache"
};
static const unsigned char asset42[] = {
#embed "files/templates/pages/deployment.mustache"
};
static const unsigned char asset43[] = {
#embed "files/templates/pages/deployments.mustache"
};
static const unsigned char asset44[] = {
#embed "files/templates/pages/error.mustache"
};
static const unsigned char asset45[] = {
#embed "files/templates/pages/import.mustache"
};
static const unsigned char asset46[] = {
#embed "files/templates/pages/list-batch.mustache"
};
static const unsigned char asset47[] = {
#embed "files/templates/pages/list-columns.mustache"
};
static const unsigned char asset48[] = {
#embed "files/templates/pages/list-missing.mustache"
};
static const unsigned char asset49[] = {
#embed "files/templates/pages/list.mustache"
};
static const unsigned char asset50[] = {
#embed "files/templates/pages/login.mustache"
};
static const unsigned char asset51[] = {
#embed "files/templates/pages/namespace-form.mustache"
};
static const unsigned char asset52[] = {
#embed "files/templates/pages/namespace.mustache"
};
static const unsigned char asset53[] = {
#embed "files/templates/pages/namespaces.mustache"
};
static const unsigned char asset54[] = {
#embed "files/templates/pages/nexus-endpoint.mustache"
};
static const unsigned char asset55[] = {
#embed "files/templates/pages/nexus-form.mustache"
};
static const unsigned char asset56[] = {
#embed "files/templates/pages/nexus-operation-start.mustache"
};
static const unsigned char asset57[] = {
#embed "files/templates/pages/nexus-operation.mustache"
};
static const unsigned char asset58[] = {
#embed "files/templates/pages/nexus.mustache"
};
static const unsigned char asset59[] = {
#embed "files/templates/pages/schedule-form.mustache"
};
static const unsigned char asset60[] = {
#embed "files/templates/pages/schedule.mustache"
};
static const unsigned char asset61[] = {
#embed "files/templates/pages/schedules.mustache"
};
static const unsigned char asset62[] = {
#embed "files/templates/pages/search-attributes.mustache"
};
static const unsigned char asset63[] = {
#embed "files/templates/pages/task-queue.mustache"
};
static const unsigned char asset64[] = {
#embed "files/templates/pages/task-queues.mustache"
};
static const unsigned char asset65[] = {
#embed "files/templates/pages/worker.mustache"
};
static const unsigned char asset66[] = {
#embed "files/templates/pages/workers.mustache"
};
static const unsigned char asset67[] = {
#embed "files/templates/pages/workflow-action.mustache"
};
static const unsigned char asset68[] = {
#embed "files/templates/pages/workflow-activity-options.mustache"
};
static const unsigned char asset69[] = {
#embed "files/templates/pages/workflow-call-stack.mustache"
};
static const unsigned char asset70[] = {
#embed "files/templates/pages/workflow-callbacks.mustache"
};
static const unsigned char asset71[] = {
#embed "files/templates/pages/workflow-compare.mustache"
};
static const unsigned char asset72[] = {
#embed "files/templates/pages/workflow-event.mustache"
};
static const unsigned char asset73[] = {
#embed "files/templates/pages/workflow-family.mustache"
};
static const unsigned char asset74[] = {
#embed "files/templates/pages/workflow-history.mustache"
};
static const unsigned char asset75[] = {
#embed "files/templates/pages/workflow-metadata.mustache"
};
static const unsigned char asset76[] = {
#embed "files/templates/pages/workflow-pending.mustache"
};
static const unsigned char asset77[] = {
#embed "files/templates/pages/workflow-queries.mustache"
};
static const unsigned char asset78[] = {
#embed "files/templates/pages/workflow-relationships.mustache"
};
static const unsigned char asset79[] = {
#embed "files/templates/pages/workflow-start.mustache"
};
static const unsigned char asset80[] = {
#embed "files/templates/pages/workflow-stuck.mustache"
};
static const unsigned char asset81[] = {
#embed "files/templates/pages/workflow-timeline.mustache"
};
static const unsigned char asset82[] = {
#embed "files/templates/pages/workflow-updates.mustache"
};
static const unsigned char asset83[] = {
#embed "files/templates/pages/workflow-workers.mustache"
};
static const unsigned char asset84[] = {
#embed "files/templates/parts/attribute.mustache"
};
static const unsigned char asset85[] = {
#embed "files/templates/parts/calendar-strip.mustache"
};
static const unsigned char asset86[] = {
#embed "files/templates/parts/callbacks.mustache"
};
static const unsigned char asset87[] = {
#embed "files/templates/parts/check.mustache"
};
static const unsigned char asset88[] = {
#embed "files/templates/parts/compared-event.mustache"
};
static const unsigned char asset89[] = {
#embed "files/templates/parts/event-attributes.mustache"
};
static const unsigned char asset90[] = {
#embed "files/templates/parts/event-details.mustache"
};
static const unsigned char asset91[] = {
#embed "files/templates/parts/event-fragment.mustache"
};
static const unsigned char asset92[] = {
#embed "files/templates/parts/event-row.mustache"
};
static const unsigned char asset93[] = {
#embed "files/templates/parts/facts.mustache"
};
static const unsigned char asset94[] = {
#embed "files/templates/parts/failure.mustache"
};
static const unsigned char asset95[] = {
#embed "files/templates/parts/family-node.mustache"
};
static const unsigned char asset96[] = {
#embed "files/templates/parts/field.mustache"
};
static const unsigned char asset97[] = {
#embed "files/templates/parts/group-row.mustache"
};
static const unsigned char asset98[] = {
#embed "files/templates/parts/head-fact.mustache"
};
static const unsigned char asset99[] = {
#embed "files/templates/parts/inputs.mustache"
};
static const unsigned char asset100[] = {
#embed "files/templates/parts/list-cell.mustache"
};
static const unsigned char asset101[] = {
#embed "files/templates/parts/list-filters.mustache"
};
static const unsigned char asset102[] = {
#embed "files/templates/parts/list-views.mustache"
};
static const unsigned char asset103[] = {
#embed "files/templates/parts/markdown.mustache"
};
static const unsigned char asset104[] = {
#embed "files/templates/parts/nexus-target.mustache"
};
static const unsigned char asset105[] = {
#embed "files/templates/parts/paging.mustache"
};
static const unsigned char asset106[] = {
#embed "files/templates/parts/payload.mustache"
};
static const unsigned char asset107[] = {
#embed "files/templates/parts/spans.mustache"
};
static const unsigned char asset108[] = {
#embed "files/templates/parts/spec-preview.mustache"
};
static const unsigned char asset109[] = {
#embed "files/templates/parts/spec.mustache"
};
static const unsigned char asset110[] = {
#embed "files/templates/parts/status.mustache"
};
static const unsigned char asset111[] = {
#embed "files/templates/parts/stuck.mustache"
};
static const unsigned char asset112[] = {
#embed "files/templates/parts/telling.mustache"
};
static const unsigned char asset113[] = {
#embed "files/templates/parts/time.mustache"
};
static const unsigned char asset114[] = {
#embed "files/templates/parts/timeline-axis.mustache"
};
static const unsigned char asset115[] = {
#embed "files/templates/parts/timeline-drawing.mustache"
};
static const unsigned char asset116[] = {
#embed "files/templates/parts/timeline-lanes-fragment.mustache"
};
static const unsigned char asset117[] = {
#embed "files/templates/parts/timeline-lanes.mustache"
};
static const unsigned char asset118[] = {
#embed "files/templates/parts/timeline-marks.mustache"
};
static const unsigned char asset119[] = {
#embed "files/templates/parts/token.mustache"
};
static const unsigned char asset120[] = {
#embed "files/templates/parts/workflow-head.mustache"
};
static const unsigned char asset121[] = {
#embed "files/templates/parts/zoom-buttons.mustache"
};

static const struct web_asset assets[] = {
  {"css/00-base.css", asset0, sizeof asset0},
  {"css/10-parts.css", asset1, sizeof asset1},
  {"css/20-list.css", asset2, sizeof asset2},
  {"css/21-start.css", asset3, sizeof asset3},
  {"css/30-workflow.css", asset4, sizeof asset4},
  {"css/31-family-timeline.css", asset5, sizeof asset5},
  {"css/40-operations.css", asset6, sizeof asset6},
  {"css/55-workflow-tabs.css", asset7, sizeof asset7},
  {"css/60-administration.css", asset8, sizeof asset8},
  {"icon.svg", asset9, sizeof asset9},
  {"js/app.js", asset10, sizeof asset10},
  {"js/codec-server.js", asset11, sizeof asset11},
  {"js/codec.js", asset12, sizeof asset12},
  {"js/columns.js", asset13, sizeof asset13},
  {"js/cookies.js", asset14, sizeof asset14},
  {"js/copy.js", asset15, sizeof asset15},
  {"js/dialog.js", asset16, sizeof asset16},
  {"js/encode.js", asset17, sizeof asset17},
  {"js/filters.js", asset18, sizeof asset18},
  {"js/history.js", asset19, sizeof asset19},
  {"js/import.js", asset20, sizeof asset20},
  {"js/list-news.js", asset21, sizeof asset21},
  {"js/list-select.js", asset22, sizeof asset22},
  {"js/live.js", asset23, sizeof asset23},
  {"js/palette.js", asset24, sizeof asset24},
  {"js/query-editor.js", asset25, sizeof asset25},
  {"js/repeat.js", asset26, sizeof asset26},
  {"js/saved-views.js", asset27, sizeof asset27},
  {"js/schedule-preview.js", asset28, sizeof asset28},
  {"js/shortcuts.js", asset29, sizeof asset29},
  {"js/start-form.js", asset30, sizeof asset30},
  {"js/theme.js", asset31, sizeof asset31},
  {"js/timeline.js", asset32, sizeof asset32},
  {"js/times.js", asset33, sizeof asset33},
  {"templates/layout.mustache", asset34, sizeof asset34},
  {"templates/pages/activity-start.mustache", asset35, sizeof asset35},
  {"templates/pages/activity.mustache", asset36, sizeof asset36},
  {"templates/pages/archive.mustache", asset37, sizeof asset37},
  {"templates/pages/archived-run.mustache", asset38, sizeof asset38},
  {"templates/pages/batch.mustache", asset39, sizeof asset39},
  {"templates/pages/batches.mustache", asset40, sizeof asset40},
  {"templates/pages/deployment-version.mustache", asset41, sizeof asset41},
  {"templates/pages/deployment.mustache", asset42, sizeof asset42},
  {"templates/pages/deployments.mustache", asset43, sizeof asset43},
  {"templates/pages/error.mustache", asset44, sizeof asset44},
  {"templates/pages/import.mustache", asset45, sizeof asset45},
  {"templates/pages/list-batch.mustache", asset46, sizeof asset46},
  {"templates/pages/list-columns.mustache", asset47, sizeof asset47},
  {"templates/pages/list-missing.mustache", asset48, sizeof asset48},
  {"templates/pages/list.mustache", asset49, sizeof asset49},
  {"templates/pages/login.mustache", asset50, sizeof asset50},
  {"templates/pages/namespace-form.mustache", asset51, sizeof asset51},
  {"templates/pages/namespace.mustache", asset52, sizeof asset52},
  {"templates/pages/namespaces.mustache", asset53, sizeof asset53},
  {"templates/pages/nexus-endpoint.mustache", asset54, sizeof asset54},
  {"templates/pages/nexus-form.mustache", asset55, sizeof asset55},
  {"templates/pages/nexus-operation-start.mustache", asset56, sizeof asset56},
  {"templates/pages/nexus-operation.mustache", asset57, sizeof asset57},
  {"templates/pages/nexus.mustache", asset58, sizeof asset58},
  {"templates/pages/schedule-form.mustache", asset59, sizeof asset59},
  {"templates/pages/schedule.mustache", asset60, sizeof asset60},
  {"templates/pages/schedules.mustache", asset61, sizeof asset61},
  {"templates/pages/search-attributes.mustache", asset62, sizeof asset62},
  {"templates/pages/task-queue.mustache", asset63, sizeof asset63},
  {"templates/pages/task-queues.mustache", asset64, sizeof asset64},
  {"templates/pages/worker.mustache", asset65, sizeof asset65},
  {"templates/pages/workers.mustache", asset66, sizeof asset66},
  {"templates/pages/workflow-action.mustache", asset67, sizeof asset67},
  {"templates/pages/workflow-activity-options.mustache", asset68, sizeof asset68},
  {"templates/pages/workflow-call-stack.mustache", asset69, sizeof asset69},
  {"templates/pages/workflow-callbacks.mustache", asset70, sizeof asset70},
  {"templates/pages/workflow-compare.mustache", asset71, sizeof asset71},
  {"templates/pages/workflow-event.mustache", asset72, sizeof asset72},
  {"templates/pages/workflow-family.mustache", asset73, sizeof asset73},
  {"templates/pages/workflow-history.mustache", asset74, sizeof asset74},
  {"templates/pages/workflow-metadata.mustache", asset75, sizeof asset75},
  {"templates/pages/workflow-pending.mustache", asset76, sizeof asset76},
  {"templates/pages/workflow-queries.mustache", asset77, sizeof asset77},
  {"templates/pages/workflow-relationships.mustache", asset78, sizeof asset78},
  {"templates/pages/workflow-start.mustache", asset79, sizeof asset79},
  {"templates/pages/workflow-stuck.mustache", asset80, sizeof asset80},
  {"templates/pages/workflow-timeline.mustache", asset81, sizeof asset81},
  {"templates/pages/workflow-updates.mustache", asset82, sizeof asset82},
  {"templates/pages/workflow-workers.mustache", asset83, sizeof asset83},
  {"templates/parts/attribute.mustache", asset84, sizeof asset84},
  {"templates/parts/calendar-strip.mustache", asset85, sizeof asset85},
  {"templates/parts/callbacks.mustache", asset86, sizeof asset86},
  {"templates/parts/check.mustache", asset87, sizeof asset87},
  {"templates/parts/compared-event.mustache", asset88, sizeof asset88},
  {"templates/parts/event-attributes.mustache", asset89, sizeof asset89},
  {"templates/parts/event-details.mustache", asset90, sizeof asset90},
  {"templates/parts/event-fragment.mustache", asset91, sizeof asset91},
  {"templates/parts/event-row.mustache", asset92, sizeof asset92},
  {"templates/parts/facts.mustache", asset93, sizeof asset93},
  {"templates/parts/failure.mustache", asset94, sizeof asset94},
  {"templates/parts/family-node.mustache", asset95, sizeof asset95},
  {"templates/parts/field.mustache", asset96, sizeof asset96},
  {"templates/parts/group-row.mustache", asset97, sizeof asset97},
  {"templates/parts/head-fact.mustache", asset98, sizeof asset98},
  {"templates/parts/inputs.mustache", asset99, sizeof asset99},
  {"templates/parts/list-cell.mustache", asset100, sizeof asset100},
  {"templates/parts/list-filters.mustache", asset101, sizeof asset101},
  {"templates/parts/list-views.mustache", asset102, sizeof asset102},
  {"templates/parts/markdown.mustache", asset103, sizeof asset103},
  {"templates/parts/nexus-target.mustache", asset104, sizeof asset104},
  {"templates/parts/paging.mustache", asset105, sizeof asset105},
  {"templates/parts/payload.mustache", asset106, sizeof asset106},
  {"templates/parts/spans.mustache", asset107, sizeof asset107},
  {"templates/parts/spec-preview.mustache", asset108, sizeof asset108},
  {"templates/parts/spec.mustache", asset109, sizeof asset109},
  {"templates/parts/status.mustache", asset110, sizeof asset110},
  {"templates/parts/stuck.mustache", asset111, sizeof asset111},
  {"templates/parts/telling.mustache", asset112, sizeof asset112},
  {"templates/parts/time.mustache", asset113, sizeof asset113},
  {"templates/parts/timeline-axis.mustache", asset114, sizeof asset114},
  {"templates/parts/timeline-drawing.mustache", asset115, sizeof asset115},
  {"templates/parts/timeline-lanes-fragment.mustache", asset116, sizeof asset116},
  {"templates/parts/timeline-lanes.mustache", asset117, sizeof asset117},
  {"templates/parts/timeline-marks.mustache", asset118, sizeof asset118},
  {"templates/parts/token.mustache", asset119, sizeof asset119},
  {"templates/parts/workflow-head.mustache", asset120, sizeof asset120},
  {"templates/parts/zoom-buttons.mustache", asset121, sizeof asset121},
};
const size_t web_asset_count = 122;

struct web_asset web_asset_at(size_t number) { return assets[number]; }
