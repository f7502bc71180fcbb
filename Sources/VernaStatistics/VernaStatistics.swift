// The room of VernaStatistics; see docs/ARCHITECTURE.md.
