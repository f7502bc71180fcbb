// The tests of VernaColumns live here, a file a type.
