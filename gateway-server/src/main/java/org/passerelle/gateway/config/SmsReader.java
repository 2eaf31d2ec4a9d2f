package org.passerelle.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.config.SmsSettings.Header;
import org.passerelle.port.tell.TextRules;
import org.passerelle.port.tell.TextTemplate;

/** Reads who sends short messages, and how it is asked. */
final class SmsReader {
    /** More would hold the other messages up. */
    private static final Duration LONGEST_TIME = Duration.ofMinutes(1);

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int MOST_A_DAY = 1000;
    private static final int MOST_AN_HOUR = 10_000;
    private static final Pattern STATUSES = Pattern.compile("(2[0-9]{2})(?:-(2[0-9]{2}))?");
    private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ]{1,9}[A-Za-z0-9]|\\+?[0-9]{3,15}");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]{1,60}): ?([!-~](?:[ -~]*[!-~])?)");
    private static final Set<String> NOT_OURS =
            Set.of("connection", "content-length", "content-type", "expect", "host", "transfer-encoding", "upgrade");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String TOKEN = "{token}";

    private final YamlKeys keys;
    private final Path folder;
    private final KeyReader keyReader;

    SmsReader(YamlKeys keys, Path folder, KeyReader keyReader) {
        this.keys = keys;
        this.folder = folder;
        this.keyReader = keyReader;
    }

    SmsSettings read() {
        var encoding = keys.constant("encoding", TextTemplate.Encoding.class, "json");
        TextTemplate body = keys.parsed("body", text -> new TextTemplate(encoding, text));
        Secret token = keys.has("tokenFile") || keys.has("tokenEnv") ? keyReader.secret(keys, "token") : null;
        Header header = header(token, body);
        if (token == null && body.places().contains("token")) {
            throw keys.wrong("body", "no {token} unless tokenFile or tokenEnv says what it is");
        }
        int[] statuses = statuses();
        return new SmsSettings(
                url(),
                body,
                token,
                header,
                sender(body),
                statuses[0],
                statuses[1],
                keys.has("anchors") ? keys.file("anchors", folder) : null,
                time(),
                new TextRules(
                        true,
                        keys.whole("characters", TextRules.MOST, TextRules.LEAST, TextRules.MOST),
                        keys.whole("mostOfMember", TextRules.USUAL.mostOfMember(), 1, MOST_A_DAY),
                        keys.whole("mostInHour", TextRules.USUAL.mostInHour(), 1, MOST_AN_HOUR)));
    }

    /** What goes there in clear stays on this machine. */
    private URI url() {
        URI url = TrustReader.uri(keys, "url", keys.text("url"));
        boolean inside = LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
        if (url.getRawUserInfo() != null
                || url.getRawFragment() != null
                || !url.getScheme().equals("https") && !inside) {
            throw keys.wrong(
                    "url", "an https address without a user and without a fragment; http for this machine only");
        }
        return url;
    }

    private @Nullable Header header(@Nullable Secret token, TextTemplate body) {
        if (token == null) {
            if (keys.has("header")) {
                throw keys.wrong("header", "a token, of tokenFile or tokenEnv, to put into it");
            }
            return null;
        }
        for (char one : token.reveal().toCharArray()) {
            if (one < ' ' || one > '~') {
                throw keys.wrong(keys.has("tokenEnv") ? "tokenEnv" : "tokenFile", "a token of printable ASCII");
            }
        }
        if (!keys.has("header") && body.places().contains("token")) {
            return null;
        }
        Matcher parts = HEADER.matcher(keys.text("header", "Authorization: Bearer " + TOKEN));
        if (!parts.matches()
                || !parts.group(2).contains(TOKEN)
                || NOT_OURS.contains(parts.group(1).toLowerCase(Locale.ROOT))) {
            throw keys.wrong("header", "a header with {token} in it, such as 'Authorization: Bearer {token}'");
        }
        return new Header(parts.group(1), parts.group(2));
    }

    private @Nullable String sender(TextTemplate body) {
        boolean named = body.places().contains("sender");
        if (named != keys.has("sender")) {
            throw keys.wrong("sender", "a sender where {sender} stands in the body, and none where it does not");
        }
        if (named && !SENDER.matcher(keys.text("sender")).matches()) {
            throw keys.wrong("sender", "3 to 11 letters, digits and spaces, or a number");
        }
        return keys.find("sender").orElse(null);
    }

    private int[] statuses() {
        Matcher range = STATUSES.matcher(keys.text("statuses", "200-299"));
        if (range.matches()) {
            int least = Integer.parseInt(range.group(1));
            int most = range.group(2) == null ? least : Integer.parseInt(range.group(2));
            if (least <= most) {
                return new int[] {least, most};
            }
        }
        throw keys.wrong("statuses", "a status or a range of those of success, such as 200-299 or 201");
    }

    private Duration time() {
        Duration time = TrustReader.time(keys, "answerTime", TIME);
        if (time.compareTo(LONGEST_TIME) > 0) {
            throw keys.wrong("answerTime", "at most 60s");
        }
        return time;
    }
}
