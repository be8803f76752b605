package io.airsprotocols.openrouter.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdkTest {

    @Test
    void the_jdk_of_this_run_is_found_by_its_release() throws Exception {
        assertThat(Jdk.find(Runtime.version().feature())).hasValue(Jdk.ofThisRun());
    }

    @Test
    void a_release_that_is_not_there_is_not_found() throws Exception {
        assertThat(Jdk.find(1)).isEmpty();
    }
}
