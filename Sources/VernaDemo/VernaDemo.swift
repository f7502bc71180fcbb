// The room of VernaDemo; see docs/ARCHITECTURE.md.
