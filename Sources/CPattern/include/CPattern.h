// Regular expressions in RE2's syntax, matched in time linear in the text: a C door to libre2.
#ifndef VERNA_CPATTERN_H
#define VERNA_CPATTERN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct verna_pattern verna_pattern;

// Compiles a pattern that may use so much memory. NULL where it is wrong: then the reason stands in `reason`, cut to its size
// and ended by a zero.
verna_pattern *_Nullable verna_pattern_compile(const char *_Nonnull text, size_t length, size_t most_memory,
                                               char *_Nonnull reason, size_t reason_size);

// Whether the pattern matches any part of a text. Safe from several threads at once.
bool verna_pattern_matches(const verna_pattern *_Nonnull pattern, const char *_Nonnull text, size_t length);

void verna_pattern_free(verna_pattern *_Nullable pattern);

#ifdef __cplusplus
}
#endif

#endif
