// The tests of VernaReports live here, a file a type.
