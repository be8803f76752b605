package io.airsprotocols.openrouter.benchmarks.load;

import io.airsprotocols.openrouter.benchmarks.load.Origin.Manner;

/** A process that asks once and ends. Loads as little else as can be. */
final class Cold {

    private Cold() {}

    /** Arguments: kind, address of the origin, task, when the process was started (milliseconds of the epoch). */
    public static void main(String[] args) throws Exception {
        Contestant contestant = Kind.valueOf(args[0]).at(Manner.whole().at(args[1]));
        Load.check(contestant.call());
        long wall = System.currentTimeMillis() - Long.parseLong(args[3]);
        System.out.println(args[2] + "_CPU " + Machine.ownCpuMillis());
        System.out.println(args[2] + "_WALL " + wall);
        System.out.println(args[2] + "_RSS " + Machine.peakMegabytes());
        System.out.println(WorkerProcess.DONE);
        System.out.flush();
        // Some contestants keep threads that would let the process live.
        System.exit(0);
    }
}
