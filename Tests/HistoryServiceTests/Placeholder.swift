// The tests of HistoryService.
