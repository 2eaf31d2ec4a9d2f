package org.passerelle.indicators.measured;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.Cards;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Promise;
import org.passerelle.exchange.Terms;
import org.passerelle.indicators.Breakdown;
import org.passerelle.indicators.Breakdowns;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.yaml.PathwayLoader;

/** How long it took until what happened was told, and whether that was within the hour; the notice is sent at 14:00:00. */
class ToldTest {
    private static final String SENT = "2026-11-23T13:00:00Z";
    private static final Pathway NOTICE =
            PathwayLoader.load(new ByteArrayInputStream("""
                    pathway: notice
                    version: 1
                    title: { fr: Avis, en: Notice }
                    roles:
                      practice: { side: requester, title: { fr: Cabinet, en: Practice } }
                      hospital: { side: expert, title: { fr: Service, en: Unit } }
                    initial: new
                    states:
                      new: { title: { fr: À envoyer, en: To be sent } }
                      told: { title: { fr: Annoncé, en: Told } }
                      dated: { title: { fr: Daté, en: Dated }, end: true }
                    steps:
                      tell:
                        title: { fr: Annoncer, en: Tell }
                        by: hospital
                        from: [new]
                        to: told
                        form:
                          seenAt: { kind: instant, title: { fr: Vu le, en: Seen on }, required: false }
                          leftAt: { kind: instant, title: { fr: Sorti le, en: Left on }, required: false, counts: happened }
                      date:
                        title: { fr: Dater, en: Date }
                        by: hospital
                        from: [told]
                        to: dated
                        form:
                          leftAt: { kind: instant, title: { fr: Sorti le, en: Left on }, required: false, counts: happened }
                    """.getBytes(StandardCharsets.UTF_8)), "notice.yaml");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:43:00.000Z, PT17M, within-hour",
        "2026-11-23T12:00:00.000Z, PT1H, within-hour",
        "2026-11-23T11:59:59.999Z, PT1H0.001S, later",
        "2026-11-22T13:00:00.000Z, PT24H, later",
        // announced while the patient is still there
        "2026-11-23T14:00:00.000Z, PT0S, within-hour",
    })
    void countsFromTheMomentThatTheFormNames(String leftAt, Duration delay, String part) {
        Measured measured = measured(tell(Json.object().put("leftAt", leftAt).build()));

        assertThat(measured.delay(Stretch.TOLD)).contains(new Delay(delay, delay));
        assertThat(told(measured)).isEqualTo(part);
    }

    @Test
    void aMomentThatIsNotCountedDatesNothing() {
        Measured measured = measured(
                tell(Json.object().put("seenAt", "2026-11-23T12:43:00.000Z").build()));

        assertThat(measured.delay(Stretch.TOLD)).isEmpty();
        assertThat(told(measured)).isEqualTo("undated");
    }

    /** What was told first counts: a date that comes afterwards is no notice of it, unless nothing was dated before. */
    @Test
    void theFirstThatDatesWhatItTellsCounts() {
        Json.Obj left = Json.object().put("leftAt", "2026-11-23T12:50:00.000Z").build();
        String later = "2026-11-23T15:00:00Z";

        assertThat(measured(step("date", left, later, tell(left))).delay(Stretch.TOLD))
                .contains(new Delay(Duration.ofMinutes(10), Duration.ofMinutes(10)));
        assertThat(measured(step("date", left, later, tell(Json.object().build())))
                        .delay(Stretch.TOLD))
                .contains(new Delay(Duration.ofMinutes(130), Duration.ofMinutes(130)));
    }

    private static String told(Measured measured) {
        Breakdown told = Breakdowns.ALL.stream()
                .filter(one -> one.code().equals("told"))
                .findFirst()
                .orElseThrow();
        return told.of().apply(measured);
    }

    private static List<Event> tell(Json.Obj content) {
        var begun = new Event.Begun(
                Id.random(new Random(1)),
                true,
                NOTICE.ref(),
                Cards.DERMATO,
                Cards.HOSPITAL,
                card().hash(),
                new MailAddress("cabinet@cabinet-essai.mssante.fr"),
                new Organisation(new StructureId("1550000099"), "Cabinet d'Essai", null));
        return step("tell", content, SENT, List.of(begun));
    }

    private static List<Event> step(String name, Json.Obj content, String at, List<Event> before) {
        ExchangeState state = ExchangeState.of(before, NOTICE);
        Instant now = Instant.parse(at);
        var command = new Command.TakeStep(
                Id.random(new Random(before.size())),
                name,
                Side.EXPERT,
                Journal.DERMATOLOGIST,
                content,
                state.lastNumber(),
                Promise.here(now));
        var events = new ArrayList<>(before);
        events.addAll(Decider.decide(state, command, new Terms(card(), List.of()), now));
        return events;
    }

    private static LineCard card() {
        return new LineCard(Cards.base(1, null), Cards.offer());
    }

    private static Measured measured(List<Event> events) {
        return new Measuring(Instant.parse("2027-01-31T12:00:00Z"), Journal.PARIS, Journal.KEYS)
                .of(events, NOTICE)
                .orElseThrow();
    }
}
