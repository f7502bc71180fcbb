// The tests of VernaDemo live here, a file a type.
