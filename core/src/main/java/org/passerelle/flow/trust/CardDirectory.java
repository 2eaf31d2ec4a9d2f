package org.passerelle.flow.trust;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.CardBook;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardRecord;
import org.passerelle.card.Confirmation;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.port.trust.DirectoryEntry.Kind;
import org.passerelle.port.trust.DirectoryEntry.Label;

/**
 * The confirmed addresses of cards, with the signing certificates that they pin. A letter has an effect only under one of those, so
 * that what letters teach of certificates is here already.
 */
public final class CardDirectory implements Directory.AtHand {
    /** The source's name. */
    public static final String SOURCE = "cards";

    private static final char PERSON = '8';

    private final Supplier<CardBook> book;
    private final InstantSource clock;

    /** @param book the cards as they are whenever somebody asks */
    public CardDirectory(Supplier<CardBook> book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public List<State> states() {
        return List.of(new State(SOURCE, entries().count(), null, null));
    }

    @Override
    public Answer answer(Predicate<DirectoryEntry> wanted) {
        return new Answer(entries().filter(wanted).toList(), List.of());
    }

    private Stream<DirectoryEntry> entries() {
        return book.get().records().values().stream()
                .flatMap(record ->
                        record.confirmations().entrySet().stream().map(confirmed -> entry(record, confirmed)));
    }

    private DirectoryEntry entry(CardRecord record, Map.Entry<MailAddress, Confirmation> confirmed) {
        var organisation = record.current().base().organisation();
        String structure = organisation.structure().value();
        boolean personal = structure.charAt(0) == PERSON;
        return new DirectoryEntry(
                confirmed.getKey(),
                personal ? Kind.PER : Kind.ORG,
                personal ? new Rpps(structure.substring(1)) : null,
                personal ? Set.of() : Set.of(organisation.structure()),
                new Label(organisation.name(), "", ""),
                false,
                false,
                pinned(record),
                SOURCE,
                confirmed.getValue().at());
    }

    /** Those of the card, and of versions that may still be cited. */
    private Set<Sha256> pinned(CardRecord record) {
        Instant earliest = clock.instant().minus(CardRecord.CITED_FOR);
        Stream<Card> earlier = record.replaced().stream()
                .filter(replaced -> !replaced.at().isBefore(earliest))
                .map(CardRecord.Replaced::card);
        return Stream.concat(Stream.of(record.current()), earlier)
                .flatMap(card -> card.base().keys().signing().stream())
                .map(CardCertificate::hash)
                .collect(Collectors.toSet());
    }
}
