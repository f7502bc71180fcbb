#include "CPattern.h"

#include <re2/re2.h>

#include <cstring>
#include <new>

struct verna_pattern {
  re2::RE2 compiled;

  verna_pattern(const re2::StringPiece &text, const re2::RE2::Options &options) : compiled(text, options) {}
};

verna_pattern *verna_pattern_compile(const char *text, size_t length, size_t most_memory, char *reason,
                                     size_t reason_size) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(static_cast<int64_t>(most_memory));
  verna_pattern *pattern = new (std::nothrow) verna_pattern(re2::StringPiece(text, length), options);
  if (pattern == nullptr) return nullptr;
  if (pattern->compiled.ok()) return pattern;
  std::strncpy(reason, pattern->compiled.error().c_str(), reason_size - 1);
  reason[reason_size - 1] = '\0';
  delete pattern;
  return nullptr;
}

bool verna_pattern_matches(const verna_pattern *pattern, const char *text, size_t length) {
  return re2::RE2::PartialMatch(re2::StringPiece(text, length), pattern->compiled);
}

void verna_pattern_free(verna_pattern *pattern) { delete pattern; }
