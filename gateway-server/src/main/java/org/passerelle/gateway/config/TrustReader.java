package org.passerelle.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.port.fetch.Fetcher;

/** Reads whom the gateway believes and who is asked over HTTP. */
final class TrustReader {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?(:[1-9][0-9]{0,4})?");
    private static final List<String> IGC_SANTE = List.of("igc-sante.esante.gouv.fr", "ocsp.esante.gouv.fr");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final YamlKeys keys;
    private final Path folder;

    TrustReader(YamlKeys keys, Path folder) {
        this.keys = keys;
        this.folder = folder;
    }

    Settings.Trust trust() {
        return new Settings.Trust(keys.file("anchors", folder), keys.files("crls", folder), online());
    }

    private Settings.Online online() {
        Fetcher.Limits usual = Fetcher.Limits.DEFAULT;
        long octets = keys.size("answerBytes", usual.octets());
        if (octets > Integer.MAX_VALUE / 2) {
            throw keys.wrong("answerBytes", "less than 1GiB");
        }
        return new Settings.Online(
                keys.has("hosts") ? hosts("hosts") : IGC_SANTE,
                hosts("innerHosts"),
                keys.has("httpsAnchors") ? keys.file("httpsAnchors", folder) : null,
                keys.each("crlUrls", text -> uri(keys, "crlUrls", text)),
                required(),
                time(keys, "refresh", Duration.ofHours(1)),
                time(keys, "retry", Duration.ofMinutes(1)),
                time(keys, "answerTime", usual.time()),
                (int) octets,
                keys.findKeys("whitelist").map(this::whitelist).orElse(null));
    }

    private Settings.Whitelist whitelist(YamlKeys list) {
        if (list.has("file") == list.has("url")) {
            throw list.wrong("url", "either url or file");
        }
        return new Settings.Whitelist(
                list.has("file") ? list.file("file", folder) : null,
                list.has("url") ? uri(list, "url", list.text("url")) : null,
                list.flag("signed"),
                list.find("signerName").orElse(null),
                list.find("signerUnit").orElse(null),
                time(list, "refresh", Duration.ofHours(6)));
    }

    private List<String> hosts(String key) {
        return keys.each(key, text -> {
            if (!HOST.matcher(text).matches()) {
                throw keys.wrong(key, "hosts such as igc-sante.esante.gouv.fr or pki.example:8080, in lower case");
            }
            return text;
        });
    }

    static URI uri(YamlKeys keys, String key, String text) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw keys.wrong(key, "http or https addresses");
        }
        throw keys.wrong(key, "http or https addresses");
    }

    private boolean required() {
        return switch (keys.text("revocation", "where-known")) {
            case "where-known" -> false;
            case "required" -> true;
            default -> throw keys.wrong("revocation", "where-known or required");
        };
    }

    static Duration time(YamlKeys keys, String key, Duration standard) {
        Duration time = keys.duration(key, standard);
        if (time.isZero()) {
            throw keys.wrong(key, "more than nothing");
        }
        return time;
    }
}
