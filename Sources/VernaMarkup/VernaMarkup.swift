// The room of VernaMarkup; see docs/ARCHITECTURE.md.
