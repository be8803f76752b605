package io.airsprotocols.openrouter.internal.okhttp;

import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Passes OkHttp's events on to the {@link Phase} of their call, and to the listener of the user's own client. */
final class Phases implements EventListener.Factory {

    private final EventListener.Factory users;
    private final EventListener listener;

    Phases(EventListener.Factory users, Crowd crowd) {
        this.users = users;
        this.listener = new Listener(crowd);
    }

    @Override
    public EventListener create(Call call) {
        EventListener user = users.create(call);
        return user == EventListener.NONE ? listener : listener.plus(user);
    }

    private static final class Listener extends EventListener {
        private final Crowd crowd;

        Listener(Crowd crowd) {
            this.crowd = crowd;
        }

        @Override
        public void proxySelectStart(Call call, HttpUrl url) {
            phase(call, phase -> {
                phase.connecting();
                if (url.isHttps()) {
                    crowd.awaitTurn(phase);
                }
            });
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

        @Override
        public void callEnd(Call call) {
            phase(call, Phase::over);
        }

        @Override
        public void callFailed(Call call, IOException failure) {
            phase(call, Phase::over);
        }

        private static void phase(Call call, Consumer<Phase> event) {
            @Nullable Phase phase = call.request().tag(Phase.class);
            if (phase != null) {
                event.accept(phase);
            }
        }
    }
}
