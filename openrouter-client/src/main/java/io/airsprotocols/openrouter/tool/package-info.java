/**
 * What a tool is: its definition, the choice among several, the call a model makes, and what can be wrong with its
 * arguments.
 *
 * <p>Start at {@link io.airsprotocols.openrouter.tool.FunctionTool} for tools of your own, at
 * {@link io.airsprotocols.openrouter.tool.ServerTool} for those OpenRouter runs.
 */
package io.airsprotocols.openrouter.tool;
