// The tests of VernaCore live here, a file a type.
