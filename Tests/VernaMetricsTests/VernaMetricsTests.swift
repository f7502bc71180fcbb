// The tests of VernaMetrics live here, a file a type.
