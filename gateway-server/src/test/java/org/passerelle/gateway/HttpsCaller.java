package org.passerelle.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.seal.pki.Pem;

/** The hospital's software at the other end of HTTPS, acting for the line's expert. */
record HttpsCaller(HttpClient client, int port) {

    static HttpsCaller client(Station station, int port) throws GeneralSecurityException, IOException {
        return new HttpsCaller(withKey(station, "client"), port);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String version) throws IOException, InterruptedException {
        HttpRequest post = request(path)
                .header("If-Match", version)
                .POST(BodyPublishers.noBody())
                .build();
        return client.send(post, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                .header("Accept", "application/fhir+json")
                .header(Gatekeeper.ACTING_FOR, Station.EXPERT.value());
    }

    /** A client with the key of that name, or with none. */
    static HttpClient withKey(Station station, String name) throws GeneralSecurityException, IOException {
        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        List<X509Certificate> authorities = Pem.certificates(station.text("keys/anchors.pem"));
        for (X509Certificate authority : authorities) {
            anchors.setCertificateEntry(authority.getSerialNumber().toString(), authority);
        }
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        if (!name.isEmpty()) {
            Certificate[] chain = {
                Pem.certificates(station.text("keys/" + name + ".cert.pem")).get(0), authorities.get(1)
            };
            own.setKeyEntry(name, Pem.key(station.text("keys/" + name + ".key.pem")), new char[0], chain);
        }
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
