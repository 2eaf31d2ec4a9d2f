package org.passerelle.flow.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.CardReader;
import org.passerelle.card.CardRecord;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.catalogue.Usual;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.trust.Signatures;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * The catalogue that we publish: our lines' cards and those that we gather, with our lines' usual delays. It is made anew when a card or
 * the month's figures changed, and before it grows old. Figures of a month are told once, as they were when they were first: two answers
 * about the same month could differ by one patient.
 */
public final class OwnCatalogue {
    /** For so long it is believed. */
    public static final Duration VALID = Duration.ofDays(60);
    /** After so long it is made anew though nothing changed. */
    public static final Duration ANEW = Duration.ofDays(30);

    private static final String NAME = "own-catalogue";
    private static final ZoneId MONTHS = ZoneId.of("Europe/Paris");

    private final Premises premises;
    private final CatalogueRules.Own rules;
    private final Signatures signatures;
    private final JudgeCatalogue judge;
    private final UsualDelays delays;
    private final Map<MailAddress, List<Usual>> usual = new HashMap<>();
    private @Nullable YearMonth month;
    private long last;
    private @Nullable Basis basis;
    private volatile @Nullable Published published;

    /**
     * A catalogue that is published.
     *
     * @param catalogue what it says
     * @param signed CMS around it
     */
    public record Published(Catalogue catalogue, byte[] signed) {}

    /** What a catalogue was made of; while it is the same, nothing is to be done. */
    private record Basis(YearMonth month, List<Sha256> cards, List<Sha256> known) {}

    public OwnCatalogue(Premises premises, CatalogueRules.Own rules, Signatures signatures) {
        this.premises = premises;
        this.rules = rules;
        this.signatures = signatures;
        this.judge = new JudgeCatalogue(signatures);
        this.delays = new UsualDelays(premises);
    }

    /** Reads what an earlier run published. */
    public synchronized void recall() {
        premises.store().secrets().secret(NAME).map(Canon::read).ifPresent(kept -> {
            last = kept.whole("number");
            month = YearMonth.parse(kept.text("month"));
            Json.Obj told = kept.object("usual");
            for (String line : told.members().keySet()) {
                usual.put(
                        new MailAddress(line),
                        told.array(line).objects().stream().map(Usual::read).toList());
            }
            try {
                byte[] signed = kept.octets("catalogue");
                published = new Published(judge.judge(signed, premises.now()).catalogue(), signed);
            } catch (Refused expired) {
                published = null;
            }
        });
    }

    /** The present one; empty before the first was made. */
    public Optional<Published> published() {
        return Optional.ofNullable(published)
                .filter(one -> one.catalogue().until().isAfter(premises.now()));
    }

    /** Whether it goes to correspondents by letter. */
    public boolean leaves() {
        return rules.letters();
    }

    /** Makes it anew where that is due; tells whether it was. */
    public synchronized int step() {
        Instant now = premises.now();
        var present = new Basis(
                YearMonth.from(now.atZone(MONTHS)).minusMonths(1),
                lines().stream().map(LineCard::hash).toList(),
                gatheredKnown());
        Published held = published;
        boolean old = held == null || !now.isBefore(held.catalogue().issued().plus(ANEW));
        if (!old && present.equals(basis)) {
            return 0;
        }
        measure(present.month());
        List<Catalogue.Entry> entries = entries(now);
        boolean same = held != null && says(held.catalogue()).equals(says(make(entries, 1, now)));
        if (!old && same || held == null && entries.isEmpty()) {
            basis = present;
            return 0;
        }
        Retry.onConflict(() -> publish(entries, now));
        basis = present;
        return 1;
    }

    /** All but its number and dates. */
    private static Json says(Catalogue catalogue) {
        return Json.array(List.of(
                catalogue.document().array("lines"), catalogue.document().object("publisher")));
    }

    private List<LineCard> lines() {
        return premises.book().ownLines().stream()
                .sorted(Comparator.comparing(
                        card -> card.base().addresses().get(0).address().value()))
                .toList();
    }

    private void measure(YearMonth over) {
        if (!over.equals(month)) {
            usual.clear();
            month = over;
        }
        for (LineCard line : lines()) {
            line.base()
                    .addresses()
                    .forEach(listed -> usual.computeIfAbsent(listed.address(), at -> delays.of(at, over)));
        }
    }

    private List<Catalogue.Entry> entries(Instant now) {
        List<Catalogue.Entry> entries = new ArrayList<>();
        for (LineCard line : lines()) {
            List<Usual> told = line.base().addresses().stream()
                    .map(listed -> usual.getOrDefault(listed.address(), List.of()))
                    .filter(some -> !some.isEmpty())
                    .findFirst()
                    .orElse(List.of());
            signed(line.hash()).ifPresent(card -> entries.add(new Catalogue.Entry(card, told)));
        }
        for (byte[] card : rules.gathered()) {
            gathered(card, now).ifPresent(entries::add);
        }
        return entries;
    }

    private Optional<byte[]> signed(Sha256 card) {
        return premises.store().cards().byHash(card).map(CardRow::signed);
    }

    /** In the version that is known here where that is a later one; one that holds no longer is left out. */
    private Optional<Catalogue.Entry> gathered(byte[] card, Instant now) {
        try {
            if (!(CardReader.read(judge.card(card, now).canonical()) instanceof LineCard line)) {
                return Optional.empty();
            }
            Optional<CardRecord> known =
                    premises.book().cards().find(line.base().id());
            boolean ours =
                    known.isPresent() && premises.book().isOwn(known.get().current());
            byte[] latest = known.filter(record ->
                            record.current().base().version() > line.base().version())
                    .flatMap(record -> signed(record.current().hash()))
                    .orElse(card);
            return ours ? Optional.empty() : Optional.of(new Catalogue.Entry(latest, List.of()));
        } catch (Refused notNow) {
            return Optional.empty();
        }
    }

    /** Which versions of others' cards are known, where we gather any. */
    private List<Sha256> gatheredKnown() {
        return rules.gathered().isEmpty()
                ? List.of()
                : premises.book().cards().records().values().stream()
                        .map(record -> record.current().hash())
                        .toList();
    }

    private Catalogue make(List<Catalogue.Entry> entries, long number, Instant now) {
        Organisation first = lines().stream()
                .findFirst()
                .map(line -> line.base().organisation())
                .orElse(null);
        var structure = signatures
                .organisation()
                .orElseThrow(() -> Refusal.of(CatalogueRefusal.NOT_PUBLISHER).refused());
        String name = rules.findName().orElseGet(() -> first == null ? structure.value() : first.name());
        return Catalogue.of(new Organisation(structure, name, null), number, now, now.plus(VALID), entries);
    }

    private Published publish(List<Catalogue.Entry> entries, Instant now) {
        Catalogue made = make(entries, Catalogue.number(last, now), now);
        byte[] signed = signatures.signCatalogue(made.octets(), now);
        Json.Builder told = Json.object();
        usual.forEach((line, some) ->
                told.put(line.value(), some.stream().map(Usual::json).toList()));
        Json.Obj kept = Json.object()
                .put("number", made.number())
                .put("month", String.valueOf(month))
                .put("usual", told.build())
                .put("catalogue", signed)
                .build();
        Json.Builder facts = Json.object()
                .put("number", made.number())
                .put("hash", made.hash())
                .put("lines", entries.size());
        List<Change> changes = NodeChain.remark(premises, Kind.CATALOGUE_MADE, facts, now);
        changes.add(new Change.Secret(NAME, Canon.octets(kept)));
        premises.commit(changes);
        last = made.number();
        var present = new Published(made, signed);
        published = present;
        return present;
    }
}
