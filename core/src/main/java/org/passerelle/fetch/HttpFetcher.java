package org.passerelle.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.Sender;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Fetches over HTTP/1.1 from allowed hosts. Before anything is sent the name is resolved, and every address it leads to must be on
 * the Internet unless the host is listed as an inner one; through a proxy of the JVM's ({@code http.proxyHost}) names are the
 * proxy's business. No redirect is followed, no cookie kept.
 */
public final class HttpFetcher implements Fetcher, Sender {
    private static final int OK = 200;
    private static final char[] NO_PASSWORD = new char[0];

    private final AllowedHosts hosts;
    private final HttpClient client;

    /** @param authorities whom https servers' certificates may come from, besides the JDK's own */
    public HttpFetcher(AllowedHosts hosts, List<X509Certificate> authorities) {
        this(hosts, authorities, null);
    }

    /**
     * The same with a client certificate.
     *
     * @param own whom servers are shown that ask for one; null where nobody is
     */
    public HttpFetcher(AllowedHosts hosts, List<X509Certificate> authorities, @Nullable Identity own) {
        this.hosts = hosts;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
        if (!authorities.isEmpty() || own != null) {
            builder.sslContext(tls(authorities, own));
        }
        client = builder.build();
    }

    @Override
    public boolean allows(URI uri) {
        return hosts.allows(uri);
    }

    @Override
    public byte[] fetch(Order order) {
        requireAllowed(order.uri());
        Limits limits = order.limits();
        HttpResponse<byte[]> response =
                within(client.sendAsync(request(order), information -> new BoundedBody(limits.octets())), limits);
        if (response.statusCode() != OK) {
            throw Refusal.of(FetchRefusal.STATUS)
                    .with(FactKey.ACTUAL, response.statusCode())
                    .refused();
        }
        return response.body();
    }

    @Override
    public int send(Order order) {
        requireAllowed(order.uri());
        return within(client.sendAsync(request(order), information -> new UnreadBody()), order.limits())
                .statusCode();
    }

    @Override
    public void greet(URI uri, Limits limits) {
        requireAllowed(uri);
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        within(client.sendAsync(request, information -> new UnreadBody()), limits);
    }

    private static HttpRequest request(Order order) {
        HttpRequest.Builder request = HttpRequest.newBuilder(order.uri());
        order.headers().forEach(request::header);
        order.findBody()
                .ifPresentOrElse(
                        body -> request.header("Content-Type", body.type())
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body.octets())),
                        request::GET);
        return request.build();
    }

    private void requireAllowed(URI uri) {
        if (!hosts.allows(uri)) {
            throw Refusal.of(FetchRefusal.HOST).refused();
        }
        if (hosts.isInside(uri) || isProxied(uri)) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (!PublicAddress.is(address)) {
                    throw Refusal.of(FetchRefusal.PRIVATE_ADDRESS).refused();
                }
            }
        } catch (IOException unknown) {
            throw Refusal.of(FetchRefusal.UNAVAILABLE).refused(unknown);
        }
    }

    private static boolean isProxied(URI uri) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector != null && selector.select(uri).stream().anyMatch(proxy -> proxy.address() != null);
    }

    private static HttpResponse<byte[]> within(CompletableFuture<HttpResponse<byte[]>> answer, Limits limits) {
        try {
            return answer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw Refusal.of(FetchRefusal.TOO_SLOW)
                    .with(FactKey.LIMIT, limits.time().toMillis())
                    .refused();
        } catch (ExecutionException broken) {
            for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) {
                    throw refused.refusal().refused(broken);
                } else if (cause instanceof CertificateException) {
                    throw Refusal.of(FetchRefusal.CERTIFICATE).refused(broken);
                }
            }
            throw Refusal.of(FetchRefusal.UNAVAILABLE).refused(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.of(FetchRefusal.UNAVAILABLE).refused(stopped);
        } finally {
            answer.cancel(true);
        }
    }

    /** The JDK's authorities and these. */
    private static SSLContext tls(List<X509Certificate> authorities, @Nullable Identity own) {
        try {
            KeyStore believed = KeyStore.getInstance(KeyStore.getDefaultType());
            believed.load(null, null);
            for (X509Certificate authority : authorities) {
                believed.setCertificateEntry("ours" + believed.size(), authority);
            }
            for (TrustManager usual : managers(null)) {
                for (X509Certificate authority : ((X509TrustManager) usual).getAcceptedIssuers()) {
                    believed.setCertificateEntry("jdk" + believed.size(), authority);
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own == null ? null : shown(own), managers(believed), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new HouseBug("every Java platform builds TLS trust from certificates", impossible);
        }
    }

    private static KeyManager[] shown(Identity own) throws GeneralSecurityException, IOException {
        KeyStore held = KeyStore.getInstance("PKCS12");
        held.load(null, null);
        held.setKeyEntry("own", own.key(), NO_PASSWORD, own.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(held, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] managers(@Nullable KeyStore believed) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(believed);
        return factory.getTrustManagers();
    }
}
