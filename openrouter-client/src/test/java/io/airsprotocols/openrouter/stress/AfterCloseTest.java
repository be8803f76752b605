package io.airsprotocols.openrouter.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Sandbox;
import io.airsprotocols.openrouter.sandbox.WithSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AfterCloseTest {

    @Test
    @WithSandbox
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void a_program_that_closed_its_client_has_no_thread_and_no_socket_of_it_left(Sandbox sandbox) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AfterClose.class.getName(),
                        sandbox.baseUrl().toString(),
                        sandbox.apiKey())
                .redirectErrorStream(true)
                .start();

        String out = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).as(out).isZero();
        assertThat(out).contains("nothing left");
    }
}
