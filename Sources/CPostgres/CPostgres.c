#include "CPostgres.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

// One line a function of libpq: what it answers, its name without PQ, its parameters, and their names for the call.
#define LIBPQ_FUNCTIONS(X) \
  X(void, finish, (PGconn *connection), (connection)) \
  X(int, status, (const PGconn *connection), (connection)) \
  X(int, transactionStatus, (const PGconn *connection), (connection)) \
  X(int, consumeInput, (PGconn *connection), (connection)) \
  X(const char *, errorMessage, (const PGconn *connection), (connection)) \
  X(int, enterPipelineMode, (PGconn *connection), (connection)) \
  X(int, pipelineSync, (PGconn *connection), (connection)) \
  X(int, sendPrepare, (PGconn *connection, const char *name, const char *query, int count, const PGoid *types), (connection, name, query, count, types)) \
  X(int, sendQueryPrepared, (PGconn *connection, const char *name, int count, const char *const *values, const int *lengths, const int *formats, int resultFormat), (connection, name, count, values, lengths, formats, resultFormat)) \
  X(int, sendQueryParams, (PGconn *connection, const char *query, int count, const PGoid *types, const char *const *values, const int *lengths, const int *formats, int resultFormat), (connection, query, count, types, values, lengths, formats, resultFormat)) \
  X(int, setSingleRowMode, (PGconn *connection), (connection)) \
  X(PGresult *, getResult, (PGconn *connection), (connection)) \
  X(int, resultStatus, (const PGresult *result), (result)) \
  X(const char *, resultErrorField, (const PGresult *result, int field), (result, field)) \
  X(int, ntuples, (const PGresult *result), (result)) \
  X(const char *, getvalue, (const PGresult *result, int row, int column), (result, row, column)) \
  X(int, getlength, (const PGresult *result, int row, int column), (result, row, column)) \
  X(int, getisnull, (const PGresult *result, int row, int column), (result, row, column)) \
  X(const char *, cmdTuples, (PGresult *result), (result)) \
  X(void, clear, (PGresult *result), (result))

typedef void (*NoticeProcessor)(void *, const char *);

static struct {
#define DECLARE(answer, name, parameters, arguments) answer(*name) parameters;
  LIBPQ_FUNCTIONS(DECLARE)
  PGconn *(*connectdbParams)(const char *const *, const char *const *, int);
  NoticeProcessor (*setNoticeProcessor)(PGconn *, NoticeProcessor, void *);
  PGcancel *(*getCancel)(PGconn *);
  int (*cancel)(PGcancel *, char *, int);
  void (*freeCancel)(PGcancel *);
} libpq;

static char problem[256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void *find(void *library, const char *name) {
  void *found = dlsym(library, name);
  if (!found && !problem[0]) snprintf(problem, sizeof problem, "the libpq found here is too old: it has no %s (PostgreSQL 14 or newer is needed)", name);
  return found;
}

static void load(void) {
  void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    snprintf(problem, sizeof problem, "libpq.so.5 is not installed (Debian: apt-get install libpq5)");
    return;
  }
#define FIND(answer, name, parameters, arguments) libpq.name = (answer(*) parameters)find(library, "PQ" #name);
  LIBPQ_FUNCTIONS(FIND)
  libpq.connectdbParams = (PGconn * (*)(const char *const *, const char *const *, int)) find(library, "PQconnectdbParams");
  libpq.setNoticeProcessor = (NoticeProcessor(*)(PGconn *, NoticeProcessor, void *))find(library, "PQsetNoticeProcessor");
  libpq.getCancel = (PGcancel * (*)(PGconn *)) find(library, "PQgetCancel");
  libpq.cancel = (int (*)(PGcancel *, char *, int))find(library, "PQcancel");
  libpq.freeCancel = (void (*)(PGcancel *))find(library, "PQfreeCancel");
}

const char *cpq_load(void) {
  pthread_once(&once, load);
  return problem[0] ? problem : NULL;
}

#define FORWARD(answer, name, parameters, arguments) \
  answer cpq_##name parameters { return libpq.name arguments; }
LIBPQ_FUNCTIONS(FORWARD)

PGconn *cpq_connect(const char *url) {
  // Later ones win, so the URL may say otherwise. A database that vanishes without a word, as by a cut cable, is noticed within half a minute.
  const char *const names[] = {"fallback_application_name", "connect_timeout", "client_encoding", "keepalives_idle", "keepalives_interval",
    "keepalives_count", "tcp_user_timeout", "dbname", NULL};
  const char *const values[] = {"temporal", "10", "UTF8", "15", "5", "3", "30000", url, NULL};
  return libpq.connectdbParams(names, values, 1);
}

static void ignore(void *context, const char *message) {
  (void)context;
  (void)message;
}

void cpq_ignoreNotices(PGconn *connection) { libpq.setNoticeProcessor(connection, ignore, NULL); }

void cpq_cancel(PGconn *connection) {
  char error[256];
  PGcancel *cancel = libpq.getCancel(connection);
  if (!cancel) return;
  libpq.cancel(cancel, error, sizeof error);
  libpq.freeCancel(cancel);
}
