/*
 * Preloaded into a Node process: notes every change to the files below WRITE_LOG_DIR in the order in which the system was asked for it,
 * and can make a later one fail. One record per change in WRITE_LOG:
 *   kind (1 byte) | path length (2) | data length or size (8) | offset (8) | path | data
 * kinds: c create, w write, t truncate, f flush, d remove, r rename (data = the new path), F flush of a folder. All numbers little endian.
 *
 * A write to <dir>/fail-at sets what fails: "3 28 1" = the third change from now on fails with error 28, and so does every one after it;
 * "3 28 0" = that one alone; "0 0 0" = nothing. What is asked of that file itself is no change.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST_FILES 4096
static char paths[MOST_FILES][PATH_MAX];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *dir;
static size_t dir_length;
static int log_file = -1;
static long fail_in, fail_with, fails_on;

__attribute__((constructor)) static void start(void) {
  dir = getenv("WRITE_LOG_DIR");
  dir_length = dir == NULL ? 0 : strlen(dir);
  const char *log = getenv("WRITE_LOG");
  if (log != NULL) log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) { return dir != NULL && path != NULL && strncmp(path, dir, dir_length) == 0 && path[dir_length] == '/'; }
static const char *path_of(int fd) { return fd >= 0 && fd < MOST_FILES && paths[fd][0] != 0 ? paths[fd] : NULL; }
static int ends_with(const char *path, const char *tail) {
  size_t length = strlen(path), tail_length = strlen(tail);
  return length >= tail_length && strcmp(path + length - tail_length, tail) == 0;
}

/* The index that connections share holds no data and is made anew; it is not part of what must last. */
static int counts(const char *path) { return path != NULL && !ends_with(path, "-shm") && !ends_with(path, "/fail-at"); }

static void put(char kind, const char *path, uint64_t size, uint64_t offset, const void *data, size_t data_length) {
  if (log_file < 0) return;
  unsigned char head[19];
  uint16_t path_length = (uint16_t)strlen(path);
  head[0] = (unsigned char)kind;
  memcpy(head + 1, &path_length, 2);
  memcpy(head + 3, &size, 8);
  memcpy(head + 11, &offset, 8);
  pthread_mutex_lock(&lock);
  syscall(SYS_write, log_file, head, sizeof head);
  syscall(SYS_write, log_file, path, path_length);
  size_t done = 0;
  while (done < data_length) {
    long wrote = syscall(SYS_write, log_file, (const char *)data + done, data_length - done);
    if (wrote <= 0) break;
    done += (size_t)wrote;
  }
  pthread_mutex_unlock(&lock);
}

/* Whether this change is one that has to fail. */
static int fails(const char *path) {
  if (!counts(path) || fail_in <= 0) return 0;
  if (fail_in > 1) {
    fail_in -= 1;
    return 0;
  }
  if (!fails_on) fail_in = 0;
  errno = (int)fail_with;
  return 1;
}

static int take_order(const char *path, const void *data, size_t length) {
  if (path == NULL || !ends_with(path, "/fail-at")) return 0;
  char text[64] = {0};
  memcpy(text, data, length < 63 ? length : 63);
  sscanf(text, "%ld %ld %ld", &fail_in, &fail_with, &fails_on);
  return 1;
}

/* The function of this name that would have been called without us. */
#define REAL(name) \
  static __typeof__(&name) real; \
  if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int opened(int fd, const char *path, int flags, int existed) {
  if (fd < 0 || fd >= MOST_FILES) return fd;
  paths[fd][0] = 0;
  char whole[PATH_MAX];
  if (path != NULL && path[0] != '/') {
    if (getcwd(whole, sizeof whole) == NULL || strlen(whole) + strlen(path) + 2 > sizeof whole) return fd;
    strcat(strcat(whole, "/"), path);
    path = whole;
  }
  if (!is_ours(path) || (path != NULL && strcmp(path, dir) == 0)) {
    if (path == NULL || dir == NULL || strcmp(path, dir) != 0) return fd;
  }
  strncpy(paths[fd], path, PATH_MAX - 1);
  if (!existed && (flags & O_CREAT) && counts(path)) put('c', path, 0, 0, NULL, 0);
  if (existed && (flags & O_TRUNC) && counts(path)) put('t', path, 0, 0, NULL, 0);
  return fd;
}

static int exists(const char *path) {
  struct stat found;
  return stat(path, &found) == 0;
}

#define OPEN(name, at_params, at_args) \
  int name(at_params const char *path, int flags, ...) { \
    REAL(name); \
    mode_t mode = 0; \
    if (flags & O_CREAT) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    int existed = exists(path); \
    if (!existed && (flags & O_CREAT) && is_ours(path) && fails(path)) return -1; \
    return opened(real(at_args path, flags, mode), path, flags, existed); \
  }
#define NOTHING
#define COMMA ,
OPEN(open, NOTHING, NOTHING)
OPEN(open64, NOTHING, NOTHING)
#define AT_PARAM int folder COMMA
#define AT_ARG folder COMMA
OPEN(openat, AT_PARAM, AT_ARG)
OPEN(openat64, AT_PARAM, AT_ARG)

int close(int fd) {
  REAL(close);
  if (fd >= 0 && fd < MOST_FILES) paths[fd][0] = 0;
  return real(fd);
}

static ssize_t wrote(const char *path, const void *data, ssize_t length, off_t offset) {
  if (length > 0 && counts(path)) put('w', path, (uint64_t)length, (uint64_t)offset, data, (size_t)length);
  return length;
}

ssize_t write(int fd, const void *data, size_t length) {
  REAL(write);
  const char *path = path_of(fd);
  if (path == NULL) return real(fd, data, length);
  if (take_order(path, data, length)) return (ssize_t)length;
  if (fails(path)) return -1;
  off_t offset = lseek(fd, 0, SEEK_CUR);
  return wrote(path, data, real(fd, data, length), offset);
}

#define PWRITE(name) \
  ssize_t name(int fd, const void *data, size_t length, off_t offset) { \
    REAL(name); \
    const char *path = path_of(fd); \
    if (path != NULL && take_order(path, data, length)) return (ssize_t)length; \
    if (path != NULL && fails(path)) return -1; \
    return wrote(path, data, real(fd, data, length, offset), offset); \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define TRUNCATE(name) \
  int name(int fd, off_t size) { \
    REAL(name); \
    const char *path = path_of(fd); \
    if (path != NULL && fails(path)) return -1; \
    int done = real(fd, size); \
    if (done == 0 && counts(path)) put('t', path, (uint64_t)size, 0, NULL, 0); \
    return done; \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

static void flushed(const char *path) {
  struct stat found;
  if (counts(path)) put(stat(path, &found) == 0 && S_ISDIR(found.st_mode) ? 'F' : 'f', path, 0, 0, NULL, 0);
}

#define FLUSH(name) \
  int name(int fd) { \
    REAL(name); \
    const char *path = path_of(fd); \
    if (path != NULL && fails(path)) return -1; \
    int done = real(fd); \
    if (done == 0 && path != NULL) flushed(path); \
    return done; \
  }
FLUSH(fsync)
FLUSH(fdatasync)

int unlink(const char *path) {
  REAL(unlink);
  int done = real(path);
  if (done == 0 && is_ours(path) && counts(path)) put('d', path, 0, 0, NULL, 0);
  return done;
}

int rename(const char *from, const char *to) {
  REAL(rename);
  if (is_ours(to) && fails(to)) return -1;
  int done = real(from, to);
  if (done == 0 && is_ours(to)) put('r', from, strlen(to), 0, to, strlen(to));
  if (done == 0 && is_ours(to)) {
    for (int fd = 0; fd < MOST_FILES; fd += 1) if (strcmp(paths[fd], from) == 0) strncpy(paths[fd], to, PATH_MAX - 1);
  }
  return done;
}
