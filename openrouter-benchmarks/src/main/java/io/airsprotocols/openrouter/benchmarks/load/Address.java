package io.airsprotocols.openrouter.benchmarks.load;

/**
 * Where an origin is.
 *
 * @param url without a path
 * @param process the id of its process, whose CPU is looked at
 */
record Address(String url, long process) {

    double cpuNanos() {
        return Machine.cpu(ProcessHandle.of(process).orElseThrow()).toNanos();
    }
}
