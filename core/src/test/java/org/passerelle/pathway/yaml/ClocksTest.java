package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.pathway.yaml.LoanFile.SOUND;
import static org.passerelle.pathway.yaml.LoanFile.load;
import static org.passerelle.pathway.yaml.LoanFile.refuses;

import org.junit.jupiter.api.Test;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Step;

/** What steps do to the clock, who is told as it runs, and how long an exchange is kept. */
class ClocksTest {
    private static final String INITIAL = "initial: new\n";

    @Test
    void startsTowardsATargetByName() {
        Step ask = load(SOUND.replace("clock: start", "clock: { start: booking }")
                        .replace("urgency", "speed"))
                .step("ask");
        assertThat(ask.clock()).isEqualTo(ClockEffect.START);
        assertThat(ask.findTarget()).contains("booking");
        assertThat(load(SOUND).step("ask").findTarget()).isEmpty();
        refuses(PathwayRefusal.NAME_FORM, "clock: start", "§clock: { start: Booking }");
        refuses(PathwayRefusal.KEY_UNKNOWN, "clock: start", "clock: { start: booking, §in: days }");
    }

    @Test
    void startsAnotherClockAfterOneThatWasStopped() {
        String stops = "from: [asked]\n    to: waiting\n    clock: stop\n";
        Pathway loan = load(SOUND.replace("from: [asked]\n    to: waiting\n    clock: pause\n", stops)
                .replace("clock: resume", "clock: { start: again }")
                .replace("from: [asked, waiting]\n    to: done", "from: [asked]\n    to: done"));
        assertThat(loan.step("go-on").findTarget()).contains("again");
        refuses(PathwayRefusal.CLOCK_ORDER, "clock: pause", "§clock: { start: again }");
    }

    @Test
    void changesAClockThatRunsOrIsPaused() {
        String form = SOUND.substring(SOUND.indexOf("    form:"), SOUND.indexOf("      why:"));
        String hurry = "  hurry:\n    title: { fr: Presser, en: Hurry }\n    by: lender\n    from: [asked, waiting]\n"
                + "    to: waiting\n    clock: change\n" + form;
        String waits = SOUND.replace("  go-on:\n", hurry + "  go-on:\n")
                .replace("    clock: pause\n", "")
                .replace("    clock: resume\n", "");
        assertThat(load(waits).step("hurry").clock()).isEqualTo(ClockEffect.CHANGE);
    }

    @Test
    void refusesAChangeThatChoosesNoTargetOrHasNoClock() {
        refuses(PathwayRefusal.URGENCY_MISSING, "clock: pause", "clock: §change");
        refuses(
                PathwayRefusal.URGENCY_MISSING,
                "clock: start",
                "clock: §start",
                "        required: true\n        options",
                "        required: true\n        many: true\n        options");
        refuses(PathwayRefusal.CLOCK_ORDER, "clock: start", "clock: §change");
    }

    @Test
    void climbsTheUsualLadderWhereNoneIsWritten() {
        assertThat(load(SOUND).escalation())
                .containsExactly(
                        new Rung(80, Rung.Told.LINE),
                        new Rung(100, Rung.Told.COORDINATOR),
                        new Rung(125, Rung.Told.FALLBACK),
                        new Rung(150, Rung.Told.REQUESTER));
        assertThat(load(SOUND.replace(INITIAL, INITIAL + "escalation: [{ at: 100, tell: line }]\n"))
                        .escalation())
                .containsExactly(new Rung(Rung.DUE, Rung.Told.LINE));
    }

    @Test
    void refusesALadderOutOfOrderOrWithoutItsDueDate() {
        refuses(
                PathwayRefusal.RUNG_ORDER,
                INITIAL,
                INITIAL + ladder("{ at: 100, tell: line }", "{ at: §80, tell: line }"));
        refuses(
                PathwayRefusal.RUNG_ORDER,
                INITIAL,
                INITIAL + ladder("{ at: 100, tell: line }", "{ at: §100, tell: fallback }"));
        refuses(PathwayRefusal.RUNG_DUE, INITIAL, INITIAL + "§" + ladder("{ at: 80, tell: line }"));
        refuses(PathwayRefusal.LIMIT, INITIAL, INITIAL + ladder("{ at: §0, tell: line }"));
        refuses(PathwayRefusal.LIMIT, INITIAL, INITIAL + ladder("{ at: §1001, tell: line }"));
        load(SOUND.replace(
                INITIAL,
                INITIAL + ladder("{ at: 1, tell: line }", "{ at: 100, tell: line }", "{ at: 1000, tell: line }")));
        refuses(PathwayRefusal.LIMIT, INITIAL, INITIAL + "§escalation: []\n");
        refuses(PathwayRefusal.VALUE_FORM, INITIAL, INITIAL + ladder("{ at: 100, tell: §patient }"));
        refuses(PathwayRefusal.VALUE_FORM, INITIAL, INITIAL + ladder("§100"));
        refuses(PathwayRefusal.KEY_MISSING, INITIAL, INITIAL + ladder("§{ at: 100 }"));
    }

    @Test
    void keepsAnExchangeTwentyYearsWhereNothingElseIsWritten() {
        assertThat(load(SOUND).retentionYears()).isEqualTo(20);
        assertThat(load(SOUND).findSummary()).isEmpty();
        Pathway loan = load(SOUND.replace(
                INITIAL, INITIAL + "retention: { years: 100 }\nsummary: { fr: Un prêt., en: A loan. }\n"));
        assertThat(loan.retentionYears()).isEqualTo(100);
        assertThat(loan.findSummary().orElseThrow().en()).isEqualTo("A loan.");
        refuses(PathwayRefusal.LIMIT, INITIAL, INITIAL + "§retention: { years: 101 }\n");
        refuses(PathwayRefusal.LIMIT, INITIAL, INITIAL + "§retention: { years: 0 }\n");
        refuses(PathwayRefusal.WORDS_MISSING, INITIAL, INITIAL + "§summary: { fr: Un prêt. }\n");
    }

    private static String ladder(String... rungs) {
        var text = new StringBuilder("escalation:\n");
        for (String rung : rungs) {
            text.append("  - ").append(rung).append('\n');
        }
        return text.toString();
    }
}
