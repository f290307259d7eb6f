/* Stands between a program and the disk, preloaded: counts what the program does to files below one directory, fails the
 * call it is told to, kills the program before one, and keeps what is written, in order, so that a power cut can be played
 * afterwards.
 *
 * FAULT_BELOW   the directory
 * FAULT_COUNTS  a file of nine numbers of 32 bits: how many calls of each kind there were, in the order of `enum call`
 * FAULT_CALL    the kind that fails, FAULT_NTH which of them, FAULT_ERROR how; FAULT_EVER: and every later one
 * FAULT_KILL    before which call that changes something the program is killed
 * FAULT_ROOM    how many bytes the files of the directory may have together; what would make one longer beyond that finds
 *               no room
 * FAULT_RECORD  a file for what is written; what goes to standard output is kept there too, as an acknowledgement */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum call { OPEN, READ, WRITE, SYNC, TRUNCATE, RENAME, REMOVE, LOCK, CHANGES, CALLS };
static const char *const names[CALLS] = {"open",   "read",   "write", "fsync",  "ftruncate",
                                         "rename", "unlink", "lock",  "changes"};

#define MOST_FILES 4096

static const char *below;
static uint32_t none[CALLS], *counts = none;
static int call_to_fail = -1, error_to_give, ever, record = -1;
static uint32_t nth, kill_before;
static int64_t room = -1;
static char *paths[MOST_FILES];
/* Held while something is changed and kept: the record has the order of the disk. */
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char *value;
    below = getenv("FAULT_BELOW");
    if ((value = getenv("FAULT_COUNTS"))) {
        int file = (int)syscall(SYS_openat, AT_FDCWD, value, O_RDWR);
        void *place = mmap(NULL, sizeof none, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (place != MAP_FAILED) counts = place;
        syscall(SYS_close, file);
    }
    if ((value = getenv("FAULT_CALL")))
        for (int call = 0; call < CALLS; call++)
            if (!strcmp(value, names[call])) call_to_fail = call;
    if ((value = getenv("FAULT_NTH"))) nth = (uint32_t)atoi(value);
    if ((value = getenv("FAULT_ERROR"))) error_to_give = atoi(value);
    if ((value = getenv("FAULT_ROOM"))) room = atoll(value);
    if ((value = getenv("FAULT_KILL"))) kill_before = (uint32_t)atoi(value);
    if ((value = getenv("FAULT_RECORD"))) record = (int)syscall(SYS_openat, AT_FDCWD, value, O_WRONLY | O_APPEND);
    ever = getenv("FAULT_EVER") != NULL;
}

static int is_ours(const char *path) { return below && path && !strncmp(path, below, strlen(below)); }

static const char *path_of(int file) { return file >= 0 && file < MOST_FILES ? paths[file] : NULL; }

/* Counts a call; whether it fails. */
static int fails(enum call call, int changes) {
    if (changes) {
        uint32_t change = __atomic_add_fetch(&counts[CHANGES], 1, __ATOMIC_SEQ_CST);
        if (change == kill_before) {
            syscall(SYS_kill, getpid(), SIGKILL);
            pause();
        }
    }
    uint32_t number = __atomic_add_fetch(&counts[call], 1, __ATOMIC_SEQ_CST);
    if ((int)call != call_to_fail || number < nth || (number > nth && !ever)) return 0;
    errno = error_to_give;
    return 1;
}

/* Whether what is written up to there finds no room. A file under two names takes its room once; what is only cut longer
 * takes none. */
static int is_full(int file, int64_t end) {
    struct stat this, one;
    if (room < 0 || fstat(file, &this) || end <= this.st_size) return 0;
    int64_t used = end - this.st_size;
    DIR *folder = opendir(below);
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        if (!fstatat(dirfd(folder), entry->d_name, &one, 0) && S_ISREG(one.st_mode))
            used += one.st_size / (int64_t)one.st_nlink;
    if (folder) closedir(folder);
    if (used <= room) return 0;
    errno = ENOSPC;
    return 1;
}

/* One change: its kind, the lengths of what follows, a place in the file, the path, the bytes. */
static void keep(char kind, const char *path, int64_t at, const void *bytes, size_t length) {
    if (record < 0) return;
    struct __attribute__((packed)) { char kind; uint32_t path; uint64_t bytes; int64_t at; } head = {
        kind, (uint32_t)strlen(path), length, at};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)path, head.path}, {(void *)bytes, length}};
    syscall(SYS_writev, record, parts, 3);
}

static int opened(int file, const char *path) {
    if (file >= 0 && file < MOST_FILES) {
        free(paths[file]);
        paths[file] = is_ours(path) ? strdup(path) : NULL;
    }
    return file;
}

static int open_ours(int (*really)(int, const char *, int, ...), int folder, const char *path, int flags, mode_t mode) {
    if (!is_ours(path)) return opened(really(folder, path, flags, mode), path);
    int creates = flags & (O_CREAT | O_TRUNC) && (flags & O_TRUNC || access(path, F_OK));
    if (fails(OPEN, creates)) return -1;
    pthread_mutex_lock(&order);
    int file = opened(really(folder, path, flags, mode), path);
    if (file >= 0 && creates) keep('c', path, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    return file;
}

#define MODE(flags, mode)                        \
    mode_t mode = 0;                             \
    if (flags & (O_CREAT | O_TMPFILE)) {         \
        va_list list;                            \
        va_start(list, flags);                   \
        mode = (mode_t)va_arg(list, int);        \
        va_end(list);                            \
    }

int open(const char *path, int flags, ...) { MODE(flags, mode) return open_ours(REAL(openat), AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags, mode) return open_ours(REAL(openat64), AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags, mode) return open_ours(REAL(openat), folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags, mode) return open_ours(REAL(openat64), folder, path, flags, mode); }

int close(int file) {
    if (path_of(file)) {
        free(paths[file]);
        paths[file] = NULL;
    }
    return REAL(close)(file);
}

#define READS(name, parameters, arguments)                           \
    ssize_t name parameters {                                        \
        if (path_of(file) && fails(READ, 0)) return -1;              \
        return REAL(name) arguments;                                 \
    }
READS(read, (int file, void *to, size_t length), (file, to, length))
READS(pread, (int file, void *to, size_t length, off_t at), (file, to, length, at))
READS(pread64, (int file, void *to, size_t length, off64_t at), (file, to, length, at))

/* Does a write and keeps as much of it as was done. */
#define KEEPS(file, at, bytes, act)                                              \
    pthread_mutex_lock(&order);                                                  \
    int64_t place = at;                                                          \
    ssize_t done = act;                                                          \
    if (done > 0) keep('w', path_of(file), place, bytes, (size_t)done);          \
    pthread_mutex_unlock(&order);                                                \
    return done;

ssize_t write(int file, const void *bytes, size_t length) {
    ssize_t (*really)(int, const void *, size_t) = REAL(write);
    if (!path_of(file)) {
        if (file == STDOUT_FILENO) keep('a', "", 0, bytes, length);
        return really(file, bytes, length);
    }
    if (fails(WRITE, 1) || is_full(file, lseek(file, 0, SEEK_CUR) + (int64_t)length)) return -1;
    KEEPS(file, lseek(file, 0, SEEK_CUR), bytes, really(file, bytes, length))
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) {
    ssize_t (*really)(int, const void *, size_t, off_t) = REAL(pwrite);
    if (!path_of(file)) return really(file, bytes, length, at);
    if (fails(WRITE, 1) || is_full(file, at + (int64_t)length)) return -1;
    KEEPS(file, at, bytes, really(file, bytes, length, at))
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) { return pwrite(file, bytes, length, at); }

ssize_t writev(int file, const struct iovec *parts, int many) {
    if (!path_of(file)) {
        for (int part = 0; file == STDOUT_FILENO && part < many; part++)
            keep('a', "", 0, parts[part].iov_base, parts[part].iov_len);
        return REAL(writev)(file, parts, many);
    }
    /* A caller goes on with what was left over. */
    return many ? write(file, parts[0].iov_base, parts[0].iov_len) : 0;
}

/* What copies inside the kernel is not seen: a caller falls back to reading and writing. */
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *to_at, size_t length, unsigned flags) {
    if (path_of(to)) return errno = ENOSYS, -1;
    return REAL(copy_file_range)(from, at, to, to_at, length, flags);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t length) {
    if (path_of(to)) return errno = ENOSYS, -1;
    return REAL(sendfile64)(to, from, at, length);
}

static int sync_ours(int (*really)(int), int file) {
    if (!path_of(file)) return really(file);
    if (fails(SYNC, 1)) return -1;
    pthread_mutex_lock(&order);
    int outcome = really(file);
    if (!outcome) keep('s', path_of(file), 0, NULL, 0);
    pthread_mutex_unlock(&order);
    return outcome;
}
int fsync(int file) { return sync_ours(REAL(fsync), file); }
int fdatasync(int file) { return sync_ours(REAL(fdatasync), file); }

int ftruncate(int file, off_t length) {
    int (*really)(int, off_t) = REAL(ftruncate);
    if (!path_of(file)) return really(file, length);
    if (fails(TRUNCATE, 1)) return -1;
    pthread_mutex_lock(&order);
    int outcome = really(file, length);
    if (!outcome) keep('t', path_of(file), length, NULL, 0);
    pthread_mutex_unlock(&order);
    return outcome;
}
int ftruncate64(int file, off64_t length) { return ftruncate(file, length); }

int rename(const char *from, const char *to) {
    int (*really)(const char *, const char *) = REAL(rename);
    if (!is_ours(from)) return really(from, to);
    if (fails(RENAME, 1)) return -1;
    pthread_mutex_lock(&order);
    int outcome = really(from, to);
    if (!outcome) {
        keep('r', from, 0, to, strlen(to));
        for (int file = 0; file < MOST_FILES; file++)
            if (paths[file] && !strcmp(paths[file], from)) {
                free(paths[file]);
                paths[file] = strdup(to);
            }
    }
    pthread_mutex_unlock(&order);
    return outcome;
}

int unlink(const char *path) {
    int (*really)(const char *) = REAL(unlink);
    if (!is_ours(path)) return really(path);
    if (fails(REMOVE, 1)) return -1;
    pthread_mutex_lock(&order);
    int outcome = really(path);
    if (!outcome) keep('u', path, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    return outcome;
}

int linkat(int folder, const char *from, int to_folder, const char *to, int flags) {
    int (*really)(int, const char *, int, const char *, int) = REAL(linkat);
    if (!is_ours(to)) return really(folder, from, to_folder, to, flags);
    if (fails(RENAME, 1)) return -1;
    pthread_mutex_lock(&order);
    int outcome = really(folder, from, to_folder, to, flags);
    if (!outcome) keep('l', from, 0, to, strlen(to));
    pthread_mutex_unlock(&order);
    return outcome;
}

/* A lock that is asked for; one that is let go is let go. */
int flock(int file, int operation) {
    int (*really)(int, int) = REAL(flock);
    if (path_of(file) && !(operation & LOCK_UN) && fails(LOCK, 0)) return -1;
    return really(file, operation);
}

static int control(int (*really)(int, int, ...), int file, int command, void *argument) {
    int locks = command == F_SETLK || command == F_SETLKW;
    if (locks && path_of(file) && ((struct flock *)argument)->l_type != F_UNLCK && fails(LOCK, 0)) return -1;
    return really(file, command, argument);
}

#define CONTROLS(name)                                     \
    int name(int file, int command, ...) {                 \
        va_list list;                                      \
        va_start(list, command);                           \
        void *argument = va_arg(list, void *);             \
        va_end(list);                                      \
        return control(REAL(name), file, command, argument); \
    }
CONTROLS(fcntl)
CONTROLS(fcntl64)

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
