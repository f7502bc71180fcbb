// The room of VernaRules; see docs/ARCHITECTURE.md.
