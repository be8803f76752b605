package io.airsprotocols.openrouter.benchmarks.load;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** An origin in a process of its own, which says its address first and ends when its input does. */
final class OriginProcess implements Closeable {

    private final Process process;
    private final Address address;

    private OriginProcess(Process process, Address address) {
        this.process = process;
        this.address = address;
    }

    static OriginProcess start(List<String> command, Path errors) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String url = said.readLine();
        if (url == null) {
            throw new IOException("The origin ended before it said its address; " + errors + " may say why");
        }
        return new OriginProcess(process, new Address(url, process.pid()));
    }

    Address address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
