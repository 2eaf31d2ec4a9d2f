package org.passerelle.gateway.cli.line;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.NamedFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a line's card says: each change makes its next version, signed and sent to the correspondents. */
final class OfferCommands {
    private OfferCommands() {}

    @Command(
            name = "capacity",
            mixinStandardHelpOptions = true,
            description =
                    "How many requests a day the line counts on; requesters see it, nothing is refused, no due date moves.")
    static final class Capacity extends LineCommand {
        @Parameters(index = "1", paramLabel = "N", description = "Requests a day, or none.")
        private String requests = "";

        Capacity(Console console) {
            super(console, Where.LINE);
        }

        @Override
        Json.Obj change() {
            if (!requests.equals(NONE) && !requests.matches("[0-9]{1,4}")) {
                throw wrong("a capacity is a number of requests a day, or none");
            }
            Json value = requests.equals(NONE) ? Json.Null.NULL : new Json.Whole(Long.parseLong(requests));
            return offer(Json.object().put("capacity", value));
        }
    }

    @Command(
            name = "hours",
            mixinStandardHelpOptions = true,
            description = "The line's whole week: a day that is not named is closed. Promises already made stay.")
    static final class Hours extends LineCommand {
        @Option(
                names = "--on",
                paramLabel = "DAY=SPANS",
                description = "monday=09:00-12:30,14:00-18:00; once for each open day.")
        private Map<String, String> week = new LinkedHashMap<>();

        @Option(names = "--holiday-zone", paramLabel = "ZONE", description = "metropole, alsace-moselle, …")
        private @Nullable String holidayZone;

        @Option(names = "--time-zone", paramLabel = "ZONE", description = "Europe/Paris, Indian/Reunion, …")
        private @Nullable String timeZone;

        Hours(Console console) {
            super(console, Where.LINE);
        }

        @Override
        Json.Obj change() {
            Json.Builder fields = Json.object();
            if (!week.isEmpty()) {
                Json.Builder days = Json.object();
                week.forEach((day, spans) -> days.put(
                        day,
                        List.of(spans.split(",")).stream()
                                .map(span -> span(span, "from", "to"))
                                .toList()));
                fields.put("hours", days.build());
            }
            put(fields, "holidayZone", holidayZone);
            put(fields, "timeZone", timeZone);
            return offer(fields);
        }
    }

    @Command(
            name = "fallback",
            mixinStandardHelpOptions = true,
            description =
                    "The line that stands in: shown to requesters while this one is closed, told when nobody answers.")
    static final class Fallback extends LineCommand {
        @Parameters(index = "1", paramLabel = "OTHER", description = "The other line's address, or none.")
        private String fallback = "";

        @Option(
                names = "--mail",
                paramLabel = "ADDRESS",
                description = "Where they are told when it is another gateway's line; stands in no card.")
        private @Nullable String mail;

        @Option(names = "--mobile", paramLabel = "NUMBER", description = "The same by short message: + and digits.")
        private @Nullable String mobile;

        Fallback(Console console) {
            super(console, Where.LINE);
        }

        @Override
        Json.Obj change() {
            Json.Builder fields = Json.object().put("fallback", value(fallback));
            if (mail != null || mobile != null) {
                fields.put(
                        "fallbackContact",
                        put(put(Json.object(), "mail", mail), "mobile", mobile).build());
            }
            return offer(fields);
        }
    }

    @Command(name = "open", mixinStandardHelpOptions = true, description = "The line takes new exchanges again.")
    static final class Open extends LineCommand {
        Open(Console console) {
            super(console, Where.LINE);
        }

        @Override
        Json.Obj change() {
            return offer(Json.object().put("status", "open"));
        }
    }

    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = "The line takes no new exchange until it is opened; what it has begun goes on.")
    static final class Close extends LineCommand {
        Close(Console console) {
            super(console, Where.LINE);
        }

        @Override
        Json.Obj change() {
            return offer(Json.object().put("status", "closed"));
        }
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = "Signs the card anew, as its next version, and sends it to the correspondents.")
    static final class Publish extends LineCommand {
        Publish(Console console) {
            super(console, Where.LINE);
        }

        @Override
        Json.Obj change() {
            return offer(Json.object());
        }
    }

    @Command(
            name = "offer",
            mixinStandardHelpOptions = true,
            description =
                    "Changes what a JSON file names of the card: title, scope, exclusions, targets, pathways, phone, …")
    static final class Offer extends LineCommand {
        @Parameters(index = "1", paramLabel = "FILE", description = "An object of new values; null takes one away.")
        private Path file = Path.of("");

        Offer(Console console) {
            super(console, Where.LINE);
        }

        @Override
        Json.Obj change() {
            return Json.object()
                    .put("change", "offer")
                    .put("offer", Canon.readLoose(NamedFiles.octets(file)))
                    .build();
        }
    }
}
