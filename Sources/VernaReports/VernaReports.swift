// The room of VernaReports; see docs/ARCHITECTURE.md.
