/** What a call used and what it cost. Money is {@link java.math.BigDecimal} in US dollars, never rounded. */
package io.airsprotocols.openrouter.usage;
