package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;

/**
 * The certificate of an origin that speaks TLS, signed by itself and trusted by who is told to.
 *
 * @param folder where it lies
 */
record Certificate(Path folder) {

    /** Protects nothing: the key is as good as public. */
    private static final String PASSWORD = "password";

    private static final String NAME = "origin";

    /** Makes a new one by the tool of the JDK, since Java has no API to sign certificates. */
    static Certificate make(Path folder) throws GeneralSecurityException, IOException, InterruptedException {
        Certificate certificate = new Certificate(Files.createDirectories(folder));
        Files.deleteIfExists(certificate.keyFile());
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        NAME,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        certificate.keyFile().toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (tool.waitFor() != 0) {
            throw new IOException(
                    "keytool made no certificate; it said: " + Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(NAME, certificate.keyStore().getCertificate(NAME));
        try (OutputStream out = Files.newOutputStream(certificate.trustFile())) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return certificate;
    }

    private Path keyFile() {
        return folder.resolve("origin.p12");
    }

    private Path trustFile() {
        return folder.resolve("trusted.p12");
    }

    private KeyStore keyStore() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyFile())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    KeyManagerFactory keys() throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(), PASSWORD.toCharArray());
        return keys;
    }

    /** Options of a JVM that is to trust it, and nobody else. */
    List<String> trust() {
        return List.of("-Djavax.net.ssl.trustStore=" + trustFile(), "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }
}
