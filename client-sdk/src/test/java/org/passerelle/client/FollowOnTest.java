package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.exchange.Event;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Need;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Words;

/** A request that was redirected goes to the other line without being typed again, when a person has looked at it. */
class FollowOnTest {
    @TempDir
    Path folder;

    private Rehearsal world;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void theOtherLineGetsWhatTheFirstWasToldAndBothStoriesNameOneAnother() {
        Exchange first = redirected(Rehearsal.CARDIOLOGY_LINE);
        String other =
                first.now().answer(Invented.doctor()).orElseThrow().otherLine().orElseThrow();
        assertThat(other).isEqualTo(Rehearsal.CARDIOLOGY_LINE);

        Draft draft = world.practice().line(other).followOn(first.now(), Invented.doctor());
        assertThat(first.now().followedBy()).as("nothing is sent by itself").isEmpty();
        assertThatThrownBy(draft::send)
                .as("asked about now, and about this team")
                .hasMessageContaining("pathway.field-missing")
                .hasMessageContaining("dangerToLife");
        draft.dangerToLife(false).put("exclusion", "none").put("reason", "palpitations");
        draft.put("systolic", new BigDecimal(135)).put("diastolic", new BigDecimal(80));
        draft.put("heartRate", new BigDecimal(72)).attach("ecg", "ECG", Asked.photograph());
        assertThatThrownBy(draft::send)
                .hasMessageContaining("pathway.field-missing")
                .hasMessageContaining("consent");
        Exchange second = draft.oralConsent("Dr Jeanne Essai", world.now()).send();
        world.settle();

        Json.Obj before = world.hospital().said(first.id(), "request");
        Json.Obj after = world.hospital().said(second.id(), "request");
        for (String field :
                new String[] {"patient", "medecinTraitant", "urgency", "question", "history", "treatment"}) {
            assertThat(after.get(field)).as(field).isEqualTo(before.get(field));
        }
        assertThat(after.text("form")).isEqualTo("cardiology/1");
        assertThat(world.hospital().documents(second.id(), "request"))
                .hasSize(2)
                .contains(world.hospital().documents(first.id(), "request").get(0));

        assertThat(second.now().follows()).contains(first.id());
        assertThat(first.now().followedBy()).containsExactly(second.id());
        assertThat(first.now().moments()).extracting(Exchange.Moment::kind).contains("followed");
        assertThat(world.hospital().node().view(Id.parse(first.id())).remarks(Event.Remark.Kind.FOLLOWED))
                .as("the hospital that has both sees it too")
                .singleElement()
                .satisfies(facts -> assertThat(facts.text("exchange")).isEqualTo(second.id()));
        assertThat(second.exportTrace(Invented.doctor().rpps())).isNotEmpty();
    }

    @Test
    void whatTheOtherFormHasNoPlaceForIsLeftOutAndTold() {
        Exchange first = Asked.of(world)
                .attach("letter", "Courrier", Asked.photograph())
                .attach("close-up", "Gros plan", Asked.photograph())
                .attach("close-up", "Second", Asked.photograph())
                .attach("close-up", "Un de trop", Asked.photograph())
                .send();
        Draft draft = filled(first, files("close-up", "dermoscopic"));
        assertThat(draft.leftOut()).extracting(Document::title).containsExactly("Courrier", "Un de trop");
        assertThat(filled(first, files("close-up", "other")).leftOut())
                .extracting(Document::title)
                .containsExactly("Second", "Un de trop");
        assertThat(filled(first, new Form(List.of())).leftOut()).hasSize(5);
    }

    @Test
    void whatTheFirstTeamWasAllowedIsNotAllowedTheSecond() {
        Exchange first = Asked.of(world).mayConvert(true).send();
        world.settle();
        assertThat(world.hospital().said(first.id(), "request").has("mayConvert"))
                .isTrue();
        Exchange second = world.practice()
                .line(Rehearsal.LINE)
                .followOn(first.now(), Invented.doctor())
                .dangerToLife(false)
                .oralConsent("Dr Jeanne Essai", world.now())
                .send();
        world.settle();
        assertThat(world.hospital().said(second.id(), "request").has("mayConvert"))
                .isFalse();
    }

    @Test
    void aLineWhoseCardIsNotHereIsRefusedWithTheWayToGetIt() {
        Exchange first = redirected("neurologie@ch-exemple.mssante.fr");
        String other =
                first.now().answer(Invented.doctor()).orElseThrow().otherLine().orElseThrow();
        assertThatThrownBy(() -> world.practice().line(other))
                .hasMessageContaining("client.unknown-line")
                .hasMessageContaining("get the card from the hospital");
    }

    @Test
    void anExchangeThatIsNotHereIsFollowedByNothing() {
        Draft draft = Asked.of(world).put("follows", "0".repeat(32));
        assertThatThrownBy(draft::send).hasMessageContaining("flow.unknown-exchange");
        assertThatThrownBy(Asked.of(world).put("follows", "x")::send).hasMessageContaining("pathway.field-unknown");
        assertThat(world.practice().exchanges()).isEmpty();
    }

    private Draft filled(Exchange first, Form form) {
        Line line = world.practice().line(Rehearsal.LINE);
        Draft draft = line.avis(Invented.doctor());
        new FollowOn(line, form).fill(draft, first.now().snapshot, document -> InputStream.nullInputStream());
        return draft;
    }

    /** A form that takes three files of these kinds, in a field that is not called documents. */
    private static Form files(String... kinds) {
        List<Option> options = Stream.of(kinds)
                .map(kind -> new Option(kind, new Words(kind, kind)))
                .toList();
        return new Form(List.of(new Field.DocumentsField(
                "files", new Words("Fichiers", "Files"), 0, 3, options, List.of(), Need.Checks.NONE, null)));
    }

    private Exchange redirected(String line) {
        Exchange first = Asked.of(world).send();
        world.settle();
        world.hospital()
                .act(
                        first.id(),
                        "redirect",
                        Json.object()
                                .put("line", line)
                                .put("reason", "other-specialty")
                                .build());
        world.settle();
        return first;
    }
}
