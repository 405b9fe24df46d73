#ifndef CPOSTGRES_H
#define CPOSTGRES_H

// The functions of libpq that the PostgreSQL driver calls, found when the first database is opened: a server on SQLite needs no libpq, and one
// binary runs with and without it. Names, types and numbers are those of libpq's documentation (version 14 or newer, for the pipeline mode).

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef struct pg_cancel PGcancel;
typedef unsigned int PGoid;

enum { CPQ_CONNECTION_OK = 0 };
enum { CPQ_TRANSACTION_IDLE = 0 };
enum {
  CPQ_COMMAND_OK = 1,
  CPQ_TUPLES_OK = 2,
  CPQ_SINGLE_TUPLE = 9,
  CPQ_PIPELINE_SYNC = 10,
  CPQ_PIPELINE_ABORTED = 11
};
enum { CPQ_DIAG_SQLSTATE = 'C', CPQ_DIAG_MESSAGE_PRIMARY = 'M' };

// Loads libpq; NULL on success, else why not. Safe to call again and from any thread.
const char *cpq_load(void);

// Connects to what a `postgres://` URL names, with our defaults for what it leaves open; never NULL but when memory is out.
PGconn *cpq_connect(const char *url);
void cpq_finish(PGconn *connection);
int cpq_status(const PGconn *connection);
int cpq_transactionStatus(const PGconn *connection);
int cpq_consumeInput(PGconn *connection);
const char *cpq_errorMessage(const PGconn *connection);
// Drops the server's notices, which libpq would print.
void cpq_ignoreNotices(PGconn *connection);

int cpq_enterPipelineMode(PGconn *connection);
int cpq_pipelineSync(PGconn *connection);
int cpq_sendPrepare(PGconn *connection, const char *name, const char *query, int count, const PGoid *types);
int cpq_sendQueryPrepared(
  PGconn *connection, const char *name, int count, const char *const *values, const int *lengths, const int *formats, int resultFormat);
int cpq_sendQueryParams(
  PGconn *connection, const char *query, int count, const PGoid *types, const char *const *values, const int *lengths, const int *formats,
  int resultFormat);
int cpq_setSingleRowMode(PGconn *connection);
PGresult *cpq_getResult(PGconn *connection);
// Asks the server to stop the statement that runs.
void cpq_cancel(PGconn *connection);

int cpq_resultStatus(const PGresult *result);
const char *cpq_resultErrorField(const PGresult *result, int field);
int cpq_ntuples(const PGresult *result);
const char *cpq_getvalue(const PGresult *result, int row, int column);
int cpq_getlength(const PGresult *result, int row, int column);
int cpq_getisnull(const PGresult *result, int row, int column);
const char *cpq_cmdTuples(PGresult *result);
void cpq_clear(PGresult *result);

#endif
