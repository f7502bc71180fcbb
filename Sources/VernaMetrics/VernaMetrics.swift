// The room of VernaMetrics; see docs/ARCHITECTURE.md.
