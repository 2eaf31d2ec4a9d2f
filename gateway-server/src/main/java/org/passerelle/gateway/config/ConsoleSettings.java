package org.passerelle.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pages for people.
 *
 * @param accounts the file of those who may log in
 * @param idle how long a session lives unused
 * @param longest how long in all
 * @param address where browsers reach the pages, without a path, or null
 * @param openId the provider at which people may log in too, or null
 */
public record ConsoleSettings(
        String bind,
        int port,
        Path accounts,
        Duration idle,
        Duration longest,
        @Nullable URI address,
        @Nullable OpenIdSettings openId) {
    private static final int PORT = 8444;
    private static final int HTTPS = 443;
    private static final int MOST_PORT = 65_535;
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    /**
     * The accounts file that a settings file names, whatever else stands there: who looks after accounts needs no keys, cards or
     * mailboxes. Empty where it has no console.
     *
     * @throws org.passerelle.refusal.Refused with a {@link ConfigRefusal}: no YAML, or no such file named
     */
    public static Optional<Path> accounts(Path settings) {
        Path folder = settings.toAbsolutePath().getParent();
        return YamlReader.read(settings)
                .findKeys("console")
                .map(keys -> keys.path("accounts", folder == null ? settings.toAbsolutePath() : folder));
    }

    static ConsoleSettings read(YamlKeys keys, Path folder, KeyReader keyReader) {
        URI address = keys.has("address") ? address(keys) : null;
        if (address == null && keys.has("openid")) {
            throw keys.refused(ConfigRefusal.KEY_MISSING, "address");
        }
        return new ConsoleSettings(
                keys.text("bind", "127.0.0.1"),
                keys.whole("port", PORT, 0, MOST_PORT),
                keys.path("accounts", folder),
                keys.duration("idle", IDLE),
                keys.duration("longest", LONGEST),
                address,
                keys.findKeys("openid")
                        .map(provider -> OpenIdSettings.read(provider, folder, keyReader))
                        .orElse(null));
    }

    public Optional<URI> findAddress() {
        return Optional.ofNullable(address);
    }

    public Optional<OpenIdSettings> findOpenId() {
        return Optional.ofNullable(openId);
    }

    /** As browsers write it where a form comes from (RFC 6454 §6.2): no path, no port of its scheme's own. */
    private static URI address(YamlKeys keys) {
        URI given = OpenIdSettings.https(keys, "address");
        if (!given.getRawPath().matches("/?") || given.getRawQuery() != null) {
            throw keys.wrong("address", "an https address without a path, such as https://avis.exemple.fr");
        }
        int port = given.getPort() == HTTPS ? -1 : given.getPort();
        return URI.create("https://" + given.getHost().toLowerCase(Locale.ROOT) + (port < 0 ? "" : ":" + port));
    }
}
