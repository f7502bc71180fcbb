// The tests of VernaLanguage live here, a file a type.
