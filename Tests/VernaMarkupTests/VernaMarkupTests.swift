// The tests of VernaMarkup live here, a file a type.
