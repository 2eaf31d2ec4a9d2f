package org.passerelle.specs.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passerelle.indicators.Breakdown;
import org.passerelle.indicators.Breakdowns;
import org.passerelle.indicators.Rate;
import org.passerelle.indicators.measured.Part;
import org.passerelle.indicators.measured.Stretch;

/** {@code docs/indicators.md} lists every number as the code has it. */
class IndicatorPageTest {

    @Test
    void listsEveryBreakdownShareAndTime() throws IOException {
        var text = new StringBuilder("## Volumes (requests)\n\n| code | in French | parts |\n|---|---|---|\n");
        Breakdowns.ALL.forEach(breakdown -> text.append(row(breakdown)));
        text.append("\n## Shares (%)\n\n| code | in French | numerator | denominator | of |\n|---|---|---|---|---|\n");
        Rate.ALL.forEach(rate -> text.append(row(rate)));
        text.append("\n## Times (gross and net; median, P75, P90, P95)\n\n| code | in French |\n|---|---|\n");
        for (Stretch stretch : Stretch.values()) {
            text.append("| `" + stretch.code() + "` | " + stretch.words().fr() + " |\n");
        }
        new Page(Path.of("../docs/indicators.md")).mustEndWith(text.toString());
    }

    private static String row(Breakdown breakdown) {
        String parts = breakdown.parts().stream()
                .map(part -> "`" + part.code() + "` " + part.words().fr())
                .collect(Collectors.joining(", "));
        return "| `" + breakdown.code() + "` | " + breakdown.title().fr() + " | " + parts + " |\n";
    }

    private static String row(Rate rate) {
        return "| `" + rate.code() + "` | " + rate.title().fr() + " | " + parts(rate, rate.numerator()) + " | "
                + parts(rate, rate.denominator()) + " | `" + rate.breakdown().code() + "` |\n";
    }

    private static String parts(Rate rate, Set<String> codes) {
        return rate.breakdown().parts().stream()
                .map(Part::code)
                .filter(codes::contains)
                .collect(Collectors.joining(" + "));
    }
}
