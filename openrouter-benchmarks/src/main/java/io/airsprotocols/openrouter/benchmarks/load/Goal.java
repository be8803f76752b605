package io.airsprotocols.openrouter.benchmarks.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this client is to reach in a figure.
 *
 * @param form how it is compared
 * @param limit what it is compared with
 * @param peer whose figure it is set against, if the form needs one
 */
record Goal(Form form, double limit, @Nullable Kind peer) {

    enum Form {
        TIMES("at most %s × "),
        BEYOND("at most %s more than "),
        AT_MOST("at most %s"),
        AT_LEAST("at least %s");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    static Goal times(double limit, Kind peer) {
        return new Goal(Form.TIMES, limit, peer);
    }

    static Goal beyond(double limit, Kind peer) {
        return new Goal(Form.BEYOND, limit, peer);
    }

    static Goal atMost(double limit) {
        return new Goal(Form.AT_MOST, limit, null);
    }

    static Goal atLeast(double limit) {
        return new Goal(Form.AT_LEAST, limit, null);
    }

    /** Goal, measured, and whether it is met; nothing if one of the two was not measured. */
    String verdict(Map<Kind, Double> medians) {
        Double own = medians.get(Kind.CLIENT);
        Double other = peer == null ? Double.valueOf(1) : medians.get(peer);
        if (own == null || other == null) {
            return "";
        }
        double measured =
                switch (form) {
                    case TIMES -> own / other;
                    case BEYOND -> own - other;
                    case AT_MOST, AT_LEAST -> own;
                };
        boolean met = form == Form.AT_LEAST ? measured >= limit : measured <= limit;
        return String.format(form.words, Report.number(limit)) + (peer == null ? "" : peer.label()) + ": "
                + Report.number(measured) + (met ? ", met" : ", **missed**");
    }
}
