package org.costate.benchmarks;

import java.lang.management.ManagementFactory;

/** Counts the bytes that all threads of this process allocate on the heap. */
final class AllocationMeter {

    private AllocationMeter() {}

    /** Returns the mean bytes a run allocates, or −1 where the virtual machine does not count. */
    static long bytesPerRun(Runnable run, int runs) {
        if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean)
                || !bean.isThreadAllocatedMemorySupported()) {
            return -1;
        }
        long empty = allocatedBy(bean, () -> {});
        long all =
                allocatedBy(
                        bean,
                        () -> {
                            for (int i = 0; i < runs; i++) {
                                run.run();
                            }
                        });
        return Math.max(0, all - empty) / runs;
    }

    private static long allocatedBy(com.sun.management.ThreadMXBean bean, Runnable work) {
        long[] threads = bean.getAllThreadIds();
        long before = sum(bean.getThreadAllocatedBytes(threads));
        work.run();
        return sum(bean.getThreadAllocatedBytes(threads)) - before;
    }

    private static long sum(long[] bytes) {
        long sum = 0;
        for (long b : bytes) {
            sum += Math.max(0, b); // −1 for a thread that has ended
        }
        return sum;
    }
}
