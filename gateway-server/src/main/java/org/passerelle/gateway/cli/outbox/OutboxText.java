package org.passerelle.gateway.cli.outbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.passerelle.canon.Json;

/** What waits, as people read it on a terminal. */
final class OutboxText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT);

    private OutboxText() {}

    static List<String> of(Json.Obj said) {
        List<Json.Obj> mails = said.array("mails").objects();
        return mails.isEmpty()
                ? List.of("nothing waits")
                : mails.stream().flatMap(mail -> mail(mail).stream()).toList();
    }

    private static List<String> mail(Json.Obj mail) {
        ZoneId zone = ZoneId.of(mail.text("zone"));
        List<String> to = mail.array("to").texts();
        List<String> rows = new ArrayList<>();
        rows.add(mail.text("id") + "  " + mail.text("kind") + "  " + mail.text("from")
                + (to.isEmpty() ? "" : " to " + String.join(", ", to)));
        mail.findText("exchange").ifPresent(exchange -> rows.add("    exchange  " + exchange));
        rows.add("    written   " + time(mail, "written", zone) + ", tried " + mail.whole("attempts") + " times");
        rows.add("    waits     " + why(mail));
        rows.add("    again     " + time(mail, "next", zone) + "; given up " + time(mail, "givenUp", zone));
        return rows;
    }

    private static String why(Json.Obj mail) {
        String standing = mail.bool("taken") ? "handed over, and nobody signed to have received it" : "not handed over";
        List<String> codes = Stream.concat(mail.findText("code").stream(), mail.array("reported").texts().stream())
                .toList();
        return codes.isEmpty() ? standing : standing + ": " + String.join(", ", codes);
    }

    private static String time(Json.Obj mail, String name, ZoneId zone) {
        return TIME.format(mail.instant(name).atZone(zone));
    }
}
