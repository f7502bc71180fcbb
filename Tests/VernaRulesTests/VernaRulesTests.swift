// The tests of VernaRules live here, a file a type.
