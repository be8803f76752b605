package io.airsprotocols.openrouter.sandbox;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate made for one sandbox, and those who trust it. */
final class Tls {

    private final HandshakeCertificates server;
    private final HandshakeCertificates client;
    private final String pem;

    private Tls(HandshakeCertificates server, HandshakeCertificates client, String pem) {
        this.server = server;
        this.client = client;
        this.pem = pem;
    }

    static Tls create(InetAddress host) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .commonName("openrouter-java sandbox")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName(host.getHostAddress())
                .duration(365, TimeUnit.DAYS)
                .build();
        return new Tls(
                new HandshakeCertificates.Builder().heldCertificate(certificate).build(),
                new HandshakeCertificates.Builder()
                        .addTrustedCertificate(certificate.certificate())
                        .build(),
                certificate.certificatePem());
    }

    HandshakeCertificates server() {
        return server;
    }

    X509TrustManager trustManager() {
        return client.trustManager();
    }

    SSLContext sslContext() {
        return client.sslContext();
    }

    String pem() {
        return pem;
    }
}
