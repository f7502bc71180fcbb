// The tests of VernaStatistics live here, a file a type.
