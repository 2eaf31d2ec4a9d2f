package org.passerelle.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.canon.Octets;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Organisation;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The lines that somebody knows of, their own and others', each with its card as its own organisation signed it (specs/wire, page 10).
 * It keeps its whole document, members that this version does not know included.
 *
 * @param publisher who gathers the cards; its structure stands exactly as in the OU of the certificate that signs the catalogue
 * @param number from 1, rising with every catalogue of that publisher
 * @param issued when it was made, in milliseconds
 * @param until the first instant at which it is believed no longer
 * @param entries {@link #MOST_LINES} at most, no card twice
 * @param document the canonical document that says just this, and perhaps more
 */
public record Catalogue(
        Organisation publisher, long number, Instant issued, Instant until, List<Entry> entries, Json.Obj document) {
    /** The document's type. */
    public static final String TYPE = "passerelle/catalogue/1";
    /** The most lines of a catalogue. */
    public static final int MOST_LINES = 200;
    /** For so long a catalogue may be believed. */
    public static final Duration LONGEST = Duration.ofDays(92);
    /** So far a publisher's clock may be ahead of a reader's. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    public Catalogue {
        issued = Instants.toMillis(issued);
        until = Instants.toMillis(until);
        entries = List.copyOf(entries);
        if (number < 1) {
            throw Refusal.of(CatalogueRefusal.NUMBER).refused();
        }
        if (!issued.isBefore(until) || until.isAfter(issued.plus(LONGEST))) {
            throw Refusal.of(CatalogueRefusal.VALIDITY).refused();
        }
        Set<String> once = new HashSet<>();
        entries.forEach(entry -> once.add(Octets.format(entry.card())));
        if (entries.size() > MOST_LINES || once.size() != entries.size()) {
            throw Refusal.of(CatalogueRefusal.LINES)
                    .with(FactKey.LIMIT, MOST_LINES)
                    .refused();
        }
    }

    /**
     * One line.
     *
     * @param card CMS around its card, to {@link CatalogueReader#LARGEST_CARD} octets; nothing of it is believed before its own
     *     signature was judged
     * @param usual what the publisher says of its delays, {@link Usual#MOST} at most
     */
    public record Entry(byte[] card, List<Usual> usual) {
        public Entry {
            usual = List.copyOf(usual);
            if (card.length == 0 || card.length > CatalogueReader.LARGEST_CARD) {
                throw Refusal.of(CatalogueRefusal.LINES)
                        .with(FactKey.LIMIT, CatalogueReader.LARGEST_CARD)
                        .refused();
            }
            if (usual.size() > Usual.MOST) {
                throw Refusal.of(CatalogueRefusal.USUAL)
                        .with(FactKey.LIMIT, Usual.MOST)
                        .refused();
            }
        }
    }

    /** A new catalogue, not read from anywhere. */
    public static Catalogue of(
            Organisation publisher, long number, Instant issued, Instant until, List<Entry> entries) {
        var made = new Catalogue(
                publisher,
                number,
                issued,
                until,
                entries,
                CatalogueJson.write(publisher, number, issued, until, entries));
        if (made.octets().length > CatalogueReader.LARGEST) {
            throw Refusal.of(CatalogueRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, CatalogueReader.LARGEST)
                    .refused();
        }
        return made;
    }

    /**
     * The next number of a publisher: one more than the last, and at least the minutes since 1970, so that whoever lost what they had
     * written, and was set back to an older copy, does not begin again below what readers saw.
     *
     * @param last the last one, 0 where nobody knows
     */
    public static long number(long last, Instant now) {
        return Math.max(last + 1, Math.floorDiv(now.getEpochSecond(), 60L));
    }

    /** The canonical octets, those that are signed. */
    public byte[] octets() {
        return Canon.octets(document);
    }

    /** SHA-256 of the canonical octets, never of the signed message around them. */
    public Sha256 hash() {
        return Sha256.hash(octets());
    }

    /**
     * Refuses a catalogue that is not believed at that time.
     *
     * @throws org.passerelle.refusal.Refused {@link CatalogueRefusal#EXPIRED}, {@link CatalogueRefusal#NOT_YET}
     */
    public void requireCurrent(Instant now) {
        if (!now.isBefore(until)) {
            throw Refusal.of(CatalogueRefusal.EXPIRED).refused();
        }
        if (issued.isAfter(now.plus(AHEAD))) {
            throw Refusal.of(CatalogueRefusal.NOT_YET).refused();
        }
    }

    /**
     * Which catalogue of its publisher one is.
     *
     * @param number its number
     * @param issued when it was made
     * @param hash SHA-256 of its canonical octets
     */
    public record Head(long number, Instant issued, Sha256 hash) {}

    public Head head() {
        return new Head(number, issued, hash());
    }

    /**
     * Whether this one takes the place of another one of the same publisher.
     *
     * @return false where both are the same
     * @throws org.passerelle.refusal.Refused {@link CatalogueRefusal#OLDER}; {@link CatalogueRefusal#FORKED} where two bear one number
     */
    public boolean follows(Head held) {
        if (number == held.number()) {
            if (!hash().equals(held.hash())) {
                throw Refusal.of(CatalogueRefusal.FORKED).refused();
            }
            return false;
        }
        if (number < held.number() || issued.isBefore(held.issued())) {
            throw Refusal.of(CatalogueRefusal.OLDER).refused();
        }
        return true;
    }

    @Override
    public String toString() {
        return "Catalogue[" + publisher.structure() + "/" + number + "]";
    }
}
