package io.airsprotocols.openrouter.internal.okhttp;

import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Passes OkHttp's events on to the {@link Phase} of their call, and to the listener of the user's own client. */
final class Phases implements EventListener.Factory {

    private static final EventListener LISTENER = new Listener();

    private final EventListener.Factory users;

    Phases(EventListener.Factory users) {
        this.users = users;
    }

    @Override
    public EventListener create(Call call) {
        EventListener user = users.create(call);
        return user == EventListener.NONE ? LISTENER : LISTENER.plus(user);
    }

    private static final class Listener extends EventListener {

        @Override
        public void proxySelectStart(Call call, HttpUrl url) {
            phase(call, Phase::connecting);
        }

        @Override
        public void dnsStart(Call call, String domainName) {
            phase(call, Phase::connecting);
        }

        @Override
        public void connectionAcquired(Call call, Connection connection) {
            phase(call, phase -> phase.connected(connection));
        }

        @Override
        public void requestHeadersStart(Call call) {
            phase(call, Phase::sending);
        }

        private static void phase(Call call, Consumer<Phase> event) {
            @Nullable Phase phase = call.request().tag(Phase.class);
            if (phase != null) {
                event.accept(phase);
            }
        }
    }
}
