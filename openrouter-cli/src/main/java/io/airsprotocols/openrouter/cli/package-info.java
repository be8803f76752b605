/** The {@code openrouter} command. An application, not a library: nothing here is for others to call. */
@org.jspecify.annotations.NullMarked
package io.airsprotocols.openrouter.cli;
