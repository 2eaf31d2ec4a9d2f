package org.passerelle.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.flow.catalogue.ReachLine.Standing;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** A practice that finds catalogues, and a hospital, a neighbour and somebody with a stolen name who make them. */
abstract class CatalogueScene {
    static final MailAddress CARDIO = new MailAddress("cardiologie@ch-exemple.mssante.fr");
    static final MailAddress ELSEWHERE = new MailAddress("pneumologie@ch-voisin.mssante.fr");
    static final Leaf.Subject NEIGHBOUR =
            new Leaf.Subject("Meuse (55)", "CH VOISIN", new StructureId("1550000077"), "pneumologie");
    static final Issued NEIGHBOUR_SIGN = Rehearsal.Keys.PKI.issue(Leaf.signing(NEIGHBOUR));
    static final Issued STOLEN_NAME = Rehearsal.Keys.PKI.issue(Leaf.signing(Rehearsal.Keys.HOPITAL));

    @TempDir
    Path folder;

    Rehearsal houses;
    final SeededRandom random = new SeededRandom(5);
    long number = 100;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 77);
    }

    @AfterEach
    void close() {
        houses.close();
    }

    byte[] card(MailAddress address, Leaf.Subject whose, Issued signer) {
        CardBase base = houses.base(
                address,
                new Organisation(whose.structure(), whose.organisation(), null),
                signer,
                Rehearsal.Keys.HOSPITAL_ENC);
        var plain = new CardBase(
                base.id(),
                1,
                null,
                base.status(),
                base.validity(),
                null,
                base.organisation(),
                List.of(new CardAddress(address, CardAddress.Kind.APPLICATION, List.of())),
                base.keys(),
                base.reception());
        return sign(new LineCard(plain, Dermatology.offer()), signer);
    }

    byte[] sign(Card card, Issued signer) {
        return houses.sign(card, signer);
    }

    byte[] catalogue(long of, Instant issued, Issued signer, Leaf.Subject publisher, List<byte[]> cards) {
        List<Catalogue.Entry> entries = new ArrayList<>();
        cards.forEach(card -> entries.add(new Catalogue.Entry(card, List.of())));
        Catalogue made = Catalogue.of(
                new Organisation(publisher.structure(), publisher.organisation(), null),
                of,
                issued,
                issued.plus(Duration.ofDays(60)),
                entries);
        return DocumentSeal.catalogues().sign(made.octets(), signer.identity(), issued, random);
    }

    byte[] byNeighbour(byte[]... cards) {
        return catalogue(++number, houses.clock.instant(), NEIGHBOUR_SIGN, NEIGHBOUR, List.of(cards));
    }

    Path write(byte[] catalogue) throws IOException {
        return Files.write(folder.resolve("lines.catalogue"), catalogue);
    }

    /** The practice finds that catalogue in a file. */
    void held(byte[] catalogue) throws IOException {
        write(catalogue);
        reopen();
        houses.practice.step();
    }

    /** With these files besides. */
    void reopen(Path... besides) {
        List<Path> files = new ArrayList<>(List.of(besides));
        files.add(0, folder.resolve("lines.catalogue"));
        houses.practice.close();
        houses.practice = Node.open(
                houses.practiceSettings("practice").withCatalogues(new CatalogueRules(null, List.of(), files)));
    }

    ListedLine listed(MailAddress address) {
        return houses.practice.catalogues().lines().stream()
                .filter(line -> line.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    Standing standing(MailAddress address) {
        return houses.practice.catalogues().standing(listed(address));
    }

    List<Json.Obj> chain(String type) {
        houses.practice.close();
        try {
            return TwoHouses.nodeChain(folder.resolve("practice"), type);
        } finally {
            reopen();
        }
    }
}
