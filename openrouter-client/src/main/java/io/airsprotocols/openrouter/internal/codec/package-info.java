/** JSON in and out, and the checks that builders share. Not exported; knows no feature. */
package io.airsprotocols.openrouter.internal.codec;
