// What glibc has for starting programs but Swift's Glibc module, made without _GNU_SOURCE, does not show.
#pragma once
#include <spawn.h>

extern int pipe2(int descriptors[2], int flags);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from)
    __attribute__((weak));

// POSIX_SPAWN_SETSID of <spawn.h>.
static const short spawn_setsid = 0x80;

// Closes all descriptors from `from` on in the program to be started. glibc before 2.34 cannot; there the descriptors
// that were opened with O_CLOEXEC are closed all the same.
static inline int spawn_close_from(posix_spawn_file_actions_t *actions, int from) {
  return posix_spawn_file_actions_addclosefrom_np
             ? posix_spawn_file_actions_addclosefrom_np(actions, from)
             : 0;
}
