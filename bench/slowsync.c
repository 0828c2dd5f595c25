/* A disk whose fsync takes 20 ms: preloaded into the process whose typing is measured. */
#include <time.h>

static int wait_for_disk(void)
{
    struct timespec commit = {0, 20 * 1000 * 1000};
    nanosleep(&commit, 0);
    return 0;
}

int fsync(int file) { (void)file; return wait_for_disk(); }
int fdatasync(int file) { (void)file; return wait_for_disk(); }
