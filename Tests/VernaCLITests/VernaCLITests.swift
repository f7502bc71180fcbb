// The tests of VernaCLI live here, a file a type.
