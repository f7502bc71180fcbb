// The room of VernaColumns; see docs/ARCHITECTURE.md.
