/* What Debian 12's static libraries call, and the C library has only since 2.30 (sem_clockwait), 2.34 (close_range) and
 * 2.36 (arc4random_buf). Each is as its manual page has it. */
#include <errno.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define NANOSECONDS 1000000000LL
#define CLOSE_RANGE 436 /* the number of the call on every machine; a kernel before 5.9 answers ENOSYS */

static long long nanoseconds(const struct timespec *at) { return at->tv_sec * NANOSECONDS + at->tv_nsec; }

int close_range(unsigned first, unsigned last, int flags)
{
    return (int)syscall(CLOSE_RANGE, first, last, flags);
}

void arc4random_buf(void *to, size_t size)
{
    char *at = to;
    while (size > 0) {
        ssize_t count = getrandom(at, size, 0);
        if (count < 0 && errno != EINTR)
            abort(); /* the caller cannot be told that what it got is not random */
        if (count > 0) {
            at += count;
            size -= (size_t)count;
        }
    }
}

/* Waits until a moment of the given clock. What older systems have waits until one of the clock on the wall. */
int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until)
{
    struct timespec now, wall;
    clock_gettime(clock, &now);
    clock_gettime(CLOCK_REALTIME, &wall);
    long long left = nanoseconds(until) - nanoseconds(&now);
    long long end = nanoseconds(&wall) + (left > 0 ? left : 0);
    struct timespec at = {end / NANOSECONDS, end % NANOSECONDS};
    return sem_timedwait(semaphore, &at);
}
