package org.passerelle.indicators.billing;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passerelle.indicators.Csv;

/** Proposals as a table. Each line says that it is one: nothing here decides what is billed. */
public final class BillingCsv {
    private static final List<String> HEAD = List.of(
            "status",
            "act",
            "title",
            "date",
            "amount",
            "currency",
            "rpps",
            "profession",
            "line",
            "exchange",
            "number-in-year",
            "notices",
            "to-check");
    private static final String PROPOSAL = "proposition à vérifier";

    private BillingCsv() {}

    public static String write(List<BillLine> lines, Csv csv) {
        var text = new StringBuilder(csv.mark()).append(csv.line(HEAD));
        lines.forEach(line -> text.append(csv.line(List.of(
                PROPOSAL,
                line.act().name(),
                line.act().words().fr(),
                line.day().toString(),
                csv.number(line.euros()),
                "EUR",
                line.person().value(),
                line.findProfession().orElse(""),
                line.line().value(),
                line.exchange().hex(),
                String.valueOf(line.ofYear()),
                notices(line, Notice::code, " "),
                notices(line, notice -> notice.words().fr(), " / ")))));
        return text.toString();
    }

    private static String notices(BillLine line, Function<Notice, String> said, String between) {
        return line.notices().stream().sorted().map(said).collect(Collectors.joining(between));
    }
}
