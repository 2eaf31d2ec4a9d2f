package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.atrest.NodeKey;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardBase;
import org.passerelle.card.LineCard;
import org.passerelle.card.Reception;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;
import org.passerelle.store.FolderLock;
import org.passerelle.store.SqliteStore;

/** A rehearsal of a test's own, and what tests ask of its two nodes. */
abstract class TwoHouses {
    static final Json.Obj EMPTY = Json.object().build();

    @TempDir
    Path folder;

    Rehearsal houses;
    private final long seed;

    TwoHouses(long seed) {
        this.seed = seed;
    }

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, seed);
    }

    @AfterEach
    void close() {
        houses.close();
    }

    /** A request that both know. */
    Id requested() {
        Id avis = houses.request();
        houses.settle();
        return avis;
    }

    /** The line's expert does it, and both know. */
    void act(Id avis, String step, Json.Obj content) {
        houses.hospital.take(avis, Rehearsal.order(step, Rehearsal.EXPERT, content));
        houses.settle();
    }

    void reopenPractice() {
        houses.practice.close();
        houses.practice = houses.openPractice();
    }

    void reopenHospital() {
        houses.hospital.close();
        houses.hospital = houses.openHospital();
    }

    /** What stands before the next version of a card, that says how its letters are taken. */
    static CardBase next(Card known, Reception reception) {
        CardBase base = known.base();
        return new CardBase(
                base.id(),
                base.version() + 1,
                known.hash(),
                base.status(),
                base.validity(),
                base.node(),
                base.organisation(),
                base.addresses(),
                base.keys(),
                reception);
    }

    /** From the hospital's next start on, the line's card is this one. */
    void publish(LineCard next) {
        houses.lineCard = houses.sign(next, Rehearsal.Keys.HOSPITAL_SIGN);
    }

    /** Whom of the line the hospital told of it, when and why. */
    List<String> told(Id avis) {
        return houses.hospital.view(avis).entries().stream()
                .filter(entry ->
                        entry.event() instanceof Event.Remark remark && remark.kind() == Event.Remark.Kind.TOLD)
                .map(entry -> told(entry.at(), (Event.Remark) entry.event()))
                .toList();
    }

    private static String told(Instant at, Event.Remark remark) {
        return at + " " + remark.facts().text("who") + " " + remark.facts().text("why");
    }

    /** The mails to that address, as they crossed. */
    List<String> mails(MailAddress to) {
        return houses.mail.crossed().stream()
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .filter(mail -> mail.contains("\r\nTo: " + to.value() + "\r\n"))
                .toList();
    }

    /** Both tell the same events, but for what was withheld from the practice. */
    void agree(Id avis) {
        List<String> keeper = houses.law(houses.hospital, avis);
        List<String> mirror = houses.law(houses.practice, avis);
        assertThat(mirror).hasSameSizeAs(keeper);
        for (int i = 0; i < keeper.size(); i++) {
            if (!mirror.get(i).contains("\"withheld\":true")) {
                assertThat(mirror.get(i)).isEqualTo(keeper.get(i));
            }
        }
        assertThat(state(houses.practice, avis)).isEqualTo(state(houses.hospital, avis));
    }

    /** The hospital has the other exchange still, and alarms people of this one. */
    void assertOnlyThisIsNotServed(Id avis, Id other) {
        assertThatThrownBy(() -> houses.hospital.view(avis))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.ALTERED));
        assertThat(houses.hospital.view(other)).isNotNull();
        assertThat(houses.hospital.health().alarms())
                .extracting(AlarmRow::exchange, AlarmRow::code)
                .contains(tuple(avis, StoreRefusal.ALTERED.code()));
    }

    static String state(Node node, Id avis) {
        return node.view(avis).row().state();
    }

    static List<String> types(Node node, Id avis) {
        return node.view(avis).state().law().stream()
                .map(Event.Law::fact)
                .map(Fact::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    static List<Event.Remark> remarks(Node node, Id avis) {
        return node.view(avis).entries().stream()
                .map(View.Dated::event)
                .filter(Event.Remark.class::isInstance)
                .map(Event.Remark.class::cast)
                .toList();
    }

    static List<String> kinds(Node node, Id avis) {
        return remarks(node, avis).stream().map(remark -> remark.kind().type()).toList();
    }

    /** What a closed node's own chain says under that name. */
    static List<Json.Obj> nodeChain(Path node, String event) {
        var random = new SeededRandom(5);
        try (FolderLock lock = FolderLock.take(node);
                SqliteStore store =
                        SqliteStore.open(lock, NodeKey.readOrCreate(node.resolve("node.key"), random), random)) {
            return store.journals().entries(Journals.NODE).stream()
                    .filter(row -> row.leaf().event().equals(event))
                    .map(row -> Canon.read(row.payload()))
                    .toList();
        }
    }
}
