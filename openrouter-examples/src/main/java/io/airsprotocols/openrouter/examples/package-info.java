/** Programs to read and to run. README and guides show them as they stand here. */
package io.airsprotocols.openrouter.examples;
