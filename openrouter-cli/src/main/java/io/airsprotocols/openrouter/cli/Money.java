package io.airsprotocols.openrouter.cli;

import java.math.BigDecimal;

/** US dollars for people: all digits there are, and at least the cents. */
final class Money {

    private static final int CENTS = 2;

    private Money() {}

    static String of(BigDecimal dollars) {
        return dollars.signum() < 0 ? "-$" + plain(dollars.negate()) : "$" + plain(dollars);
    }

    static String plain(BigDecimal dollars) {
        return (dollars.scale() < CENTS ? dollars.setScale(CENTS) : dollars).toPlainString();
    }
}
