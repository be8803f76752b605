package io.airsprotocols.openrouter.benchmarks.load;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Watches the compiler of this process: what is measured beside it is its work, not that of a call. */
final class CompilerWatch {

    /** Of the time between two looks, what a quiet one has used at most. */
    private static final int SHARE = 20;

    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private long before = compiler.getTotalCompilationTime();
    private int looks;

    /**
     * Whether it had next to nothing to do since it was looked at last. A long compilation is counted when it is done, so that
     * one look can be fooled.
     *
     * @param since how long ago that was
     */
    boolean wasQuiet(Duration since) {
        long now = compiler.getTotalCompilationTime();
        boolean quiet = now - before <= since.toMillis() / SHARE;
        before = now;
        looks++;
        return quiet;
    }

    /** Whether it was not quiet, and has not been looked at so often that it may never be. */
    boolean isWorthWaiting(Duration since, int most) {
        return !wasQuiet(since) && looks < most;
    }
}
