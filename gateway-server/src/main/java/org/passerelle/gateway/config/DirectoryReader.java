package org.passerelle.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Reads which directories of mailboxes are asked. */
final class DirectoryReader {
    private static final Duration DAY = Duration.ofHours(24);
    /** What ANS allows. */
    private static final Duration LONGEST_KEEP = Duration.ofDays(30);

    private final YamlKeys keys;
    private final Path folder;
    private final KeyReader keyReader;

    DirectoryReader(YamlKeys keys, Path folder, KeyReader keyReader) {
        this.keys = keys;
        this.folder = folder;
        this.keyReader = keyReader;
    }

    Settings.Directory read() {
        return new Settings.Directory(
                keys.has("file") ? keys.file("file", folder) : null,
                keys.findKeys("extract").map(this::extract).orElse(null),
                keys.findKeys("api").map(this::api).orElse(null));
    }

    private Settings.Extract extract(YamlKeys extract) {
        if (extract.has("file") == extract.has("url")) {
            throw extract.wrong("url", "either url or file");
        }
        return new Settings.Extract(
                extract.has("file") ? extract.file("file", folder) : null,
                extract.has("url") ? TrustReader.uri(extract, "url", extract.text("url")) : null,
                TrustReader.time(extract, "refresh", DAY));
    }

    private Settings.Api api(YamlKeys api) {
        URI base = TrustReader.uri(api, "base", api.text("base"));
        if (base.getRawQuery() != null
                || base.getRawFragment() != null
                || base.toString().endsWith("/")) {
            throw api.wrong("base", "an address without a query and without a slash at its end");
        }
        Duration keep = TrustReader.time(api, "keep", DAY);
        if (keep.compareTo(LONGEST_KEEP) > 0) {
            throw api.wrong("keep", "at most 720h");
        }
        return new Settings.Api(base, keyReader.secret(api, "key"), keep);
    }
}
