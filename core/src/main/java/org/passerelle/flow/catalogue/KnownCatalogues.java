package org.passerelle.flow.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.CardRecord;
import org.passerelle.card.CardRefusal;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.catalogue.JudgedCatalogue;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.party.StructureId;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.trust.Signatures;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * The catalogues that are held here, the last of each publisher: for finding lines, and for nothing else. What is kept survives a
 * restart and is judged again then.
 */
public final class KnownCatalogues {
    /** Most publishers whose catalogues are held. */
    public static final int MOST_PUBLISHERS = 16;

    private static final String INDEX = "catalogues";

    private final Premises premises;
    private final LearnCard cards;
    private final JudgeCatalogue judge;
    private final Map<String, HeldCatalogue> held = new TreeMap<>();

    public KnownCatalogues(Premises premises, LearnCard cards, Signatures signatures) {
        this.premises = premises;
        this.cards = cards;
        this.judge = new JudgeCatalogue(signatures);
    }

    /** Reads what earlier runs held; one whose signature does not hold now is not shown until the next comes. */
    public synchronized void recall() {
        for (String publisher : publishers()) {
            premises.store().secrets().secret(name(publisher)).map(Canon::read).ifPresent(kept -> {
                try {
                    JudgedCatalogue judged = judge.judge(kept.octets("catalogue"), premises.now());
                    held.put(publisher, HeldCatalogue.of(judged, kept.text("place"), kept.instant("came")));
                } catch (Refused notNow) {
                    held.remove(publisher);
                }
            });
        }
    }

    private List<String> publishers() {
        return premises.store()
                .secrets()
                .secret(INDEX)
                .map(index -> Canon.read(index).array("publishers").texts())
                .orElse(List.of());
    }

    /**
     * Takes a catalogue in the place of an older one of its publisher, and the next versions of cards that are known.
     *
     * @param place where it came from; of one place but {@link HeldCatalogue#LETTER}, only the first publisher is believed
     * @return whether it was another one than the one held
     * @throws Refused when it does not hold, or does not follow; what is held stays
     */
    public boolean take(byte[] signed, String place) {
        return take(judge.judge(signed, premises.now()), signed, place);
    }

    private synchronized boolean take(JudgedCatalogue judged, byte[] signed, String place) {
        Instant now = premises.now();
        Catalogue catalogue = judged.catalogue();
        catalogue.requireCurrent(now);
        String publisher = catalogue.publisher().structure().value();
        requirePlaceOf(publisher, place);
        Optional<Catalogue.Head> before = before(publisher);
        boolean follows = before.isEmpty() || catalogue.follows(before.get());
        HeldCatalogue known = held.get(publisher);
        HeldCatalogue taken = follows || known == null
                ? HeldCatalogue.of(judged, place, now)
                : HeldCatalogue.of(judged, known.place(), known.came());
        List<Change> claim = claim(place, publisher);
        if (follows || !claim.isEmpty()) {
            Retry.onConflict(() -> {
                premises.commit(follows ? kept(taken, publisher, signed, claim) : claim);
                return taken;
            });
        }
        held.put(publisher, taken);
        taken.lines().forEach(this::renew);
        return follows;
    }

    private void requirePlaceOf(String publisher, String place) {
        if (publisherOf(place).filter(first -> !first.equals(publisher)).isPresent()) {
            throw Refusal.of(CatalogueRefusal.OTHER_PUBLISHER).refused();
        }
        boolean full = !held.containsKey(publisher)
                && held.values().stream()
                                .filter(one -> one.isCurrent(premises.now()))
                                .count()
                        >= MOST_PUBLISHERS;
        if (full) {
            throw Refusal.of(CatalogueRefusal.TOO_MANY)
                    .with(FactKey.LIMIT, MOST_PUBLISHERS)
                    .refused();
        }
    }

    /** Who came first from there, whatever came from elsewhere since, and whether it is believed still; letters come from everybody. */
    private Optional<String> publisherOf(String place) {
        return place.equals(HeldCatalogue.LETTER)
                ? Optional.empty()
                : premises.store()
                        .secrets()
                        .secret(placeName(place))
                        .map(first -> Canon.read(first).text("publisher"));
    }

    /** Makes a place its first publisher's; nothing does so twice. */
    private List<Change> claim(String place, String publisher) {
        return place.equals(HeldCatalogue.LETTER) || publisherOf(place).isPresent()
                ? List.of()
                : List.of(new Change.Secret(
                        placeName(place),
                        Canon.octets(Json.object()
                                .put("place", place)
                                .put("publisher", publisher)
                                .build())));
    }

    /** Which one was taken last: also one that is shown no more must not come back. */
    private Optional<Catalogue.Head> before(String publisher) {
        return premises.store()
                .secrets()
                .secret(name(publisher))
                .map(Canon::read)
                .map(kept -> new Catalogue.Head(kept.whole("number"), kept.instant("issued"), kept.hash("hash")));
    }

    private List<Change> kept(HeldCatalogue taken, String publisher, byte[] signed, List<Change> claim) {
        Instant now = premises.now();
        List<String> publishers = new ArrayList<>(publishers());
        if (!publishers.contains(publisher)) {
            publishers.add(publisher);
        }
        Json.Obj kept = Json.object()
                .put("catalogue", signed)
                .put("number", taken.head().number())
                .put("issued", taken.head().issued())
                .put("hash", taken.head().hash())
                .put("place", taken.place())
                .put("came", now)
                .build();
        Json.Builder facts = Json.object()
                .put("publisher", publisher)
                .put("number", taken.head().number())
                .put("hash", taken.head().hash())
                .put("place", taken.place());
        List<Change> changes = NodeChain.remark(premises, Kind.CATALOGUE_TAKEN, facts, now);
        changes.add(new Change.Secret(name(publisher), Canon.octets(kept)));
        changes.add(new Change.Secret(
                INDEX,
                Canon.octets(
                        Json.object().put("publishers", Json.texts(publishers)).build())));
        changes.addAll(claim);
        return changes;
    }

    /** Of a card that is believed, a higher version counts where a signer of the version before signed it. */
    private void renew(ListedLine line) {
        Optional<CardRecord> known =
                premises.book().cards().find(line.card().base().id());
        boolean next = known.isPresent()
                && !premises.book().isOwn(known.get().current())
                && !known.get().confirmations().isEmpty()
                && known.get().current().base().version() < line.card().base().version()
                && known.get().current().base().keys().signing().stream()
                        .anyMatch(certificate -> certificate.hash().equals(line.signer()));
        if (!next) {
            return;
        }
        try {
            Retry.onConflict(() -> {
                cards.renew(cards.judge(line.signed()), List.of());
                return line;
            });
        } catch (Refused refused) {
            if (refused.code() instanceof StoreRefusal) {
                throw refused;
            } else if (refused.code() instanceof CardRefusal code && code.alarms()) {
                alarm(code);
            }
        }
    }

    /** Takes one of their own that a confirmed correspondent sent; why it was not taken is for people to see. */
    public void came(byte[] signed, StructureId sender) {
        try {
            JudgedCatalogue judged = judge.judge(signed, premises.now());
            if (!judged.catalogue().publisher().structure().equals(sender)) {
                throw Refusal.of(CatalogueRefusal.OTHER_PUBLISHER).refused();
            }
            take(judged, signed, HeldCatalogue.LETTER);
        } catch (Refused refused) {
            if (refused.code() instanceof StoreRefusal) {
                throw refused;
            } else if (refused.code() != CatalogueRefusal.OLDER) {
                alarm(refused.code());
            }
        }
    }

    void alarm(RefusalCode code) {
        premises.commit(List.of(new Change.Alarm(new AlarmRow(Journals.NODE, code.code(), premises.now()))));
    }

    /** Those that are believed now, by publisher. */
    public synchronized List<HeldCatalogue> held() {
        Instant now = premises.now();
        return held.values().stream().filter(one -> one.isCurrent(now)).toList();
    }

    /**
     * Every line of them, each card once: in its highest version, as its own organisation lists it rather than another, and the later
     * issue before the earlier.
     */
    public List<ListedLine> lines() {
        Comparator<ListedLine> better = Comparator.comparing(
                        (ListedLine line) -> line.card().base().version())
                .thenComparing(line -> line.listing()
                        .publisher()
                        .structure()
                        .equals(line.card().base().organisation().structure()))
                .thenComparing(line -> line.listing().issued());
        Map<Id, ListedLine> best = new LinkedHashMap<>();
        for (HeldCatalogue one : held()) {
            for (ListedLine line : one.lines()) {
                best.merge(
                        line.card().base().id(),
                        line,
                        (before, now) -> better.compare(before, now) >= 0 ? before : now);
            }
        }
        return List.copyOf(best.values());
    }

    private static String placeName(String place) {
        return "catalogue-place/"
                + Sha256.hash(place.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String name(String publisher) {
        return "catalogue/" + publisher;
    }
}
