// What Bob asks and fills in: the files of this folder, embedded in the program as they are.

#include "Templates.h"

#include <string.h>

static const unsigned char operability_checklist[] = {
#embed "Checklists/operability.yaml"
};

static const EmbeddedFile files[] = {
    {"Checklists/operability.yaml", operability_checklist, sizeof operability_checklist},
};

long embedded_file_count(void) { return sizeof files / sizeof *files; }

EmbeddedFile embedded_file_at(long index) { return files[index]; }

EmbeddedFile embedded_file_named(const char *name) {
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (strcmp(files[i].name, name) == 0) return files[i];
  return (EmbeddedFile){"", files[0].bytes, 0};
}
