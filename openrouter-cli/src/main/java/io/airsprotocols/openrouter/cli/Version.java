package io.airsprotocols.openrouter.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar this runs from. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "openrouter " + (version == null ? "dev" : version) + " (Java " + System.getProperty("java.version") + ")"
        };
    }
}
