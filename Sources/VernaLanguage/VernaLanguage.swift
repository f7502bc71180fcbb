// The room of VernaLanguage; see docs/ARCHITECTURE.md.
