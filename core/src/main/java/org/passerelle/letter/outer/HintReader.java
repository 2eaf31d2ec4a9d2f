package org.passerelle.letter.outer;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.letter.Hint;

/**
 * Reads what a report says, unsigned, of a mail of ours: delivery status (RFC 3464), disposition (RFC 8098), integration failure
 * (ANS). Fields are looked for line by line wherever they stand, because boundaries and headers are seen mistyped; free text is
 * never taken.
 */
public final class HintReader {
    /** Octets of a report that are looked at. */
    public static final int MOST_OCTETS = 256 * 1024;
    /** Message-IDs that one report may name. */
    public static final int MOST_IDS = 16;
    /** Octets of a field that are looked at, its continuation lines counted in. */
    public static final int LONGEST_FIELD = 2000;

    private static final Pattern ID = Pattern.compile("<?([!-;=?-~]{1,200}@[!-;=?-~]{1,255})>?");
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");
    private static final Pattern REPLY = Pattern.compile("\\b([45][0-9]{2})\\b");
    private static final Set<String> REFUSED = Set.of("deleted", "denied", "failed");
    private static final Set<String> TAKEN = Set.of("displayed", "processed", "dispatched");

    private final Set<String> reported = new LinkedHashSet<>();
    private final Set<String> returned = new LinkedHashSet<>();
    private String action = "";
    private String status = "";
    private String reply = "";
    private @Nullable String disposition;
    private @Nullable String integration;

    private HintReader() {}

    /**
     * Reads one.
     *
     * @param octets the mail's first {@link #MOST_OCTETS}
     * @return what it says; nothing when it tells neither of a failure nor that the mail arrived
     */
    public static Optional<Hint> read(byte[] octets) {
        OuterFields outer = OuterFields.of(octets);
        var reader = new HintReader();
        reader.integration = IntegrationCode.in(outer).orElse(null);
        reader.body(outer.rest());
        outer.all("in-reply-to").forEach(value -> ids(value, reader.returned));
        outer.all("references").forEach(value -> ids(value, reader.returned));
        return reader.hint();
    }

    private void body(String body) {
        var field = new StringBuilder();
        for (String line : (Iterable<String>) body.lines()::iterator) {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            if (!goesOn) {
                field(field.toString());
                field.setLength(0);
            }
            field.append(line, 0, Math.min(line.length(), LONGEST_FIELD - Math.min(LONGEST_FIELD, field.length())));
        }
        field(field.toString());
    }

    private void field(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            return;
        }
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
            case "original-message-id" -> ids(value, reported);
            case "message-id" -> ids(value, returned);
            case "action" -> action = worse(word(value));
            case "status" ->
                status = status.startsWith("5") ? status : found(STATUS, value).orElse(status);
            case "diagnostic-code" -> diagnostic(value);
            case "disposition" -> disposition(value);
            case "error" -> integrated(value);
            default -> {
                // free text, or a field that says nothing of what became of the mail
            }
        }
    }

    /** A report may tell of several recipients. */
    private String worse(String next) {
        boolean keeps = action.equals("failed") || action.equals("delayed") && !next.equals("failed");
        return keeps ? action : next;
    }

    private void diagnostic(String value) {
        reply = found(STATUS, value).or(() -> found(REPLY, value)).orElse(reply);
    }

    private void disposition(String value) {
        int mode = value.indexOf(';');
        disposition = value.substring(mode + 1).strip().toLowerCase(Locale.ROOT);
        integrated(value);
    }

    private void integrated(String value) {
        if (integration == null || integration.isEmpty()) {
            integration = IntegrationCode.inDisposition(value).orElse(integration);
        }
    }

    private Optional<Hint> hint() {
        if (integration != null) {
            return said(Hint.Kind.NOT_INTEGRATED, integration);
        }
        String best = status.isEmpty() ? reply : status;
        boolean tried = action.equals("failed") || action.isEmpty() && best.startsWith("5");
        if (tried) {
            return said(Hint.Kind.UNDELIVERED, best);
        }
        if (action.equals("delayed") || action.isEmpty() && best.startsWith("4")) {
            return said(Hint.Kind.DELAYED, best);
        }
        if (!action.isEmpty() || !best.isEmpty()) {
            return action.equals("delivered") ? said(Hint.Kind.RECEIVED, "") : Optional.empty();
        }
        if (disposition != null) {
            return disposed(disposition);
        }
        return said(Hint.Kind.UNDELIVERED, "");
    }

    private Optional<Hint> disposed(String disposition) {
        if (failed(disposition)) {
            return said(Hint.Kind.NOT_PROCESSED, "");
        }
        return TAKEN.contains(word(disposition.split("/", 2)[0])) ? said(Hint.Kind.RECEIVED, "") : Optional.empty();
    }

    /** IHE ITI-32 §3.32: an import failed when the modifier holds "error" or "failure". */
    private static boolean failed(String disposition) {
        return REFUSED.contains(word(disposition.split("/", 2)[0]))
                || disposition.contains("error")
                || disposition.contains("failure");
    }

    private Optional<Hint> said(Hint.Kind kind, String code) {
        var all = new LinkedHashSet<>(reported);
        all.addAll(returned);
        return Optional.of(new Hint(kind, code, all.stream().limit(MOST_IDS).toList()));
    }

    private static void ids(String value, Set<String> into) {
        Matcher ids = ID.matcher(value);
        while (into.size() < MOST_IDS && ids.find()) {
            into.add(ids.group(1));
        }
    }

    private static String word(String value) {
        return value.split("[;( ]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> found(Pattern pattern, String value) {
        Matcher found = pattern.matcher(value);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
