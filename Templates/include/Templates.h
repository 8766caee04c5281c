#pragma once
#include <stddef.h>

#pragma clang assume_nonnull begin

/// One file that is embedded in the program. Its bytes live as long as the process.
typedef struct {
  /// Path below `Templates/`, such as `Checklists/operability.yaml`.
  const char *name;
  const unsigned char *bytes;
  size_t size;
} EmbeddedFile;

/// How many files are embedded.
long embedded_file_count(void) __attribute__((swift_name("getter:EmbeddedFile.count()")));

/// The file at a position from 0 up to the count.
EmbeddedFile embedded_file_at(long index) __attribute__((swift_name("EmbeddedFile.at(_:)")));

/// The file of that name; its size is 0 and its name empty where there is none.
EmbeddedFile embedded_file_named(const char *name) __attribute__((swift_name("EmbeddedFile.named(_:)")));

#pragma clang assume_nonnull end
