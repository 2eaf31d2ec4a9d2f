package org.passerelle.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.config.Settings.KeyFile;

/**
 * A provider at which people log in (OpenID Connect).
 *
 * @param issuer as its tokens name it
 * @param clientId what it calls us
 * @param secret by which it knows us, or null
 * @param key or what signs that it is us, or null
 * @param scope what is asked for
 * @param acr how sure it must be of the person, or null
 * @param claim which claim says who they are
 * @param name what people call it
 * @param hosts where else than at its issuer it may be asked
 * @param anchors further authorities of its certificate, or null
 */
public record OpenIdSettings(
        URI issuer,
        String clientId,
        @Nullable Secret secret,
        @Nullable KeyFile key,
        String scope,
        @Nullable String acr,
        String claim,
        String name,
        List<String> hosts,
        @Nullable NamedFile anchors) {
    private static final String ANY = "any";

    public OpenIdSettings {
        hosts = List.copyOf(hosts);
    }

    static OpenIdSettings read(YamlKeys keys, Path folder, KeyReader keyReader) {
        boolean signs = keys.has("certificate") || keys.has("key");
        boolean tells = keys.has("clientSecretFile") || keys.has("clientSecretEnv");
        if (signs == tells) {
            throw signs
                    ? keys.refused(ConfigRefusal.SECRET_TWICE, "key")
                    : keys.refused(ConfigRefusal.SECRET_MISSING, "clientSecretFile");
        }
        String acr = keys.text("acr", "eidas1");
        String scope = keys.text("scope", "openid scope_all");
        if (!List.of(scope.split(" ", -1)).contains("openid")) {
            throw keys.wrong("scope", "scopes with a blank between them, openid among them");
        }
        URI issuer = https(keys, "issuer");
        if (issuer.getRawQuery() != null) {
            throw keys.wrong("issuer", "an https address without a question mark");
        }
        return new OpenIdSettings(
                issuer,
                keys.text("clientId"),
                tells ? keyReader.secret(keys, "clientSecret") : null,
                signs ? keyReader.read(keys) : null,
                scope,
                acr.equals(ANY) ? null : acr,
                keys.text("claim", "SubjectNameID"),
                keys.text("name", "Pro Santé Connect"),
                keys.each("hosts", text -> text),
                keys.has("anchors") ? keys.file("anchors", folder) : null);
    }

    /** An https address and nothing that does not belong into one. */
    static URI https(YamlKeys keys, String key) {
        URI uri = TrustReader.uri(keys, key, keys.text(key));
        if (!uri.getScheme().equals("https") || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw keys.wrong(key, "an https address");
        }
        return uri;
    }

    public Optional<Secret> findSecret() {
        return Optional.ofNullable(secret);
    }

    public Optional<KeyFile> findKey() {
        return Optional.ofNullable(key);
    }

    public Optional<String> findAcr() {
        return Optional.ofNullable(acr);
    }

    public Optional<NamedFile> findAnchors() {
        return Optional.ofNullable(anchors);
    }
}
