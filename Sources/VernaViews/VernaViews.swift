// The room of VernaViews; see docs/ARCHITECTURE.md.
