/** The transport that comes with the library, on OkHttp. Not exported; nothing else knows OkHttp. */
package io.airsprotocols.openrouter.internal.okhttp;
