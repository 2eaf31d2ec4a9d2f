package org.passerelle.gateway;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.gateway.config.ConsoleSettings;
import org.passerelle.gateway.config.OpenIdSettings;
import org.passerelle.gateway.console.login.Entrances;
import org.passerelle.gateway.openid.Client;
import org.passerelle.gateway.openid.OpenIdLogin;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.node.NodeSettings;

/** The provider that settings describe. */
final class OpenId {
    private OpenId() {}

    static Entrances entrances(Doorman doorman, ConsoleSettings console, NodeSettings.World world) {
        URI pages = console.address();
        OpenIdSettings provider = console.openId();
        if (pages == null || provider == null) {
            return Entrances.of(doorman);
        }
        Client client = client(provider, pages, world);
        var login = new OpenIdLogin(client, fetcher(provider), world.clock(), world.random());
        return new Entrances(doorman, login, provider.name());
    }

    private static Client client(OpenIdSettings provider, URI pages, NodeSettings.World world) {
        Client.Proof proof = provider.findKey()
                .<Client.Proof>map(key -> new Client.Proof.Signing(
                        KeyFiles.current(key, world.clock().instant())))
                .orElseGet(() -> new Client.Proof.Shared(
                        () -> provider.findSecret().orElseThrow().reveal()));
        return new Client(
                provider.issuer(),
                provider.clientId(),
                proof,
                provider.scope(),
                provider.acr(),
                provider.claim(),
                pages);
    }

    /** Whoever runs the gateway named the hosts: they may be some of their own network. */
    private static HttpFetcher fetcher(OpenIdSettings provider) {
        List<X509Certificate> authorities =
                provider.findAnchors().map(KeyFiles::certificates).orElse(List.of());
        URI issuer = provider.issuer();
        String own = issuer.getPort() < 0 ? issuer.getHost() : issuer.getHost() + ":" + issuer.getPort();
        List<String> hosts =
                Stream.concat(Stream.of(own), provider.hosts().stream()).toList();
        return new HttpFetcher(AllowedHosts.of(List.of(), hosts), authorities);
    }
}
