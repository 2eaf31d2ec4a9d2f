package org.passerelle.node;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.flow.desk.Staff;
import org.passerelle.flow.mail.Vigilance;
import org.passerelle.flow.trust.ClearRules;
import org.passerelle.media.MediaLimits;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.letter.Scanner;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Everything a node needs to be opened.
 *
 * @param folder where it keeps itself; made when absent
 * @param nodeKey file of the key that encrypts the folder; {@code null} for {@code node.key} inside it
 * @param keyring the organisation's signing and decryption keys
 * @param anchors the authorities believed
 * @param cards our own cards and our correspondents'
 * @param mailboxes our addresses
 * @param staff the people of our lines
 * @param pathways the circuits known
 * @param media limits of attached files
 * @param pace how often things are looked at
 * @param world time and randomness
 * @param productReference what {@code X-MSS-NIL} says on every mail: the reference that convergence.esante.gouv.fr gave the
 *     product; null without one, and then no mail has that field
 * @param sources who is asked over HTTP, and for what
 * @param vigilance from when on people are alarmed of what does not arrive, or arrives too often
 * @param scanner looks at attached files before anybody sees them
 * @param clear what ordinary mails may be, where our own cards take them
 * @param texting who sends short messages to our people
 * @param keepsLines whether the lines' people and cards are kept in the store from the first start on and change there; else they are
 *     what these settings say at each start
 * @param catalogues which catalogues of lines it publishes and looks for
 */
public record NodeSettings(
        Path folder,
        @Nullable Path nodeKey,
        Keyring keyring,
        TrustAnchors anchors,
        List<GivenCard> cards,
        List<Mailbox> mailboxes,
        Staff staff,
        Pathways pathways,
        MediaLimits media,
        Pace pace,
        World world,
        @Nullable String productReference,
        TrustSources sources,
        Vigilance vigilance,
        Scanner scanner,
        ClearRules clear,
        Texting texting,
        boolean keepsLines,
        CatalogueRules catalogues) {
    /** Longest product reference, in characters. */
    public static final int LONGEST_REFERENCE = 200;

    private static final Pattern REFERENCE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    public NodeSettings {
        cards = List.copyOf(cards);
        mailboxes = List.copyOf(mailboxes);
        if (productReference != null
                && (productReference.length() > LONGEST_REFERENCE
                        || !REFERENCE.matcher(productReference).matches())) {
            throw Refusal.of(NodeRefusal.PRODUCT_REFERENCE)
                    .with(FactKey.LIMIT, LONGEST_REFERENCE)
                    .refused();
        }
    }

    /** Without a product reference, asking nobody, and with the usual vigilance. */
    public NodeSettings(
            Path folder,
            @Nullable Path nodeKey,
            Keyring keyring,
            TrustAnchors anchors,
            List<GivenCard> cards,
            List<Mailbox> mailboxes,
            Staff staff,
            Pathways pathways,
            MediaLimits media,
            Pace pace,
            World world) {
        this(
                folder,
                nodeKey,
                keyring,
                anchors,
                cards,
                mailboxes,
                staff,
                pathways,
                media,
                pace,
                world,
                null,
                TrustSources.none(),
                Vigilance.USUAL,
                Scanner.none(),
                ClearRules.USUAL,
                Texting.NONE,
                false,
                CatalogueRules.NONE);
    }

    /** The same with this reference, or without any. */
    public NodeSettings withProduct(@Nullable String reference) {
        return with(reference, sources, vigilance, scanner, clear);
    }

    /** The same with others who are asked. */
    public NodeSettings withSources(TrustSources others) {
        return with(productReference, others, vigilance, scanner, clear);
    }

    /** The same with another vigilance. */
    public NodeSettings withVigilance(Vigilance other) {
        return with(productReference, sources, other, scanner, clear);
    }

    /** The same with another scanner. */
    public NodeSettings withScanner(Scanner other) {
        return with(productReference, sources, vigilance, other, clear);
    }

    /** The same with other rules for ordinary mails. */
    public NodeSettings withClear(ClearRules other) {
        return with(productReference, sources, vigilance, scanner, other);
    }

    /** The same that keeps its lines. */
    public NodeSettings withKeptLines() {
        return with(productReference, sources, vigilance, scanner, clear, texting, true);
    }

    /** The same with another sender of short messages. */
    public NodeSettings withTexting(Texting other) {
        return with(productReference, sources, vigilance, scanner, clear, other, keepsLines);
    }

    /** The same with these catalogues of lines. */
    public NodeSettings withCatalogues(CatalogueRules rules) {
        return new NodeSettings(
                folder,
                nodeKey,
                keyring,
                anchors,
                cards,
                mailboxes,
                staff,
                pathways,
                media,
                pace,
                world,
                productReference,
                sources,
                vigilance,
                scanner,
                clear,
                texting,
                keepsLines,
                rules);
    }

    private NodeSettings with(
            @Nullable String reference, TrustSources asked, Vigilance watch, Scanner looks, ClearRules ordinary) {
        return with(reference, asked, watch, looks, ordinary, texting, keepsLines);
    }

    private NodeSettings with(
            @Nullable String reference,
            TrustSources asked,
            Vigilance watch,
            Scanner looks,
            ClearRules ordinary,
            Texting texts,
            boolean keeps) {
        return new NodeSettings(
                folder,
                nodeKey,
                keyring,
                anchors,
                cards,
                mailboxes,
                staff,
                pathways,
                media,
                pace,
                world,
                reference,
                asked,
                watch,
                looks,
                ordinary,
                texts,
                keeps,
                catalogues);
    }

    /**
     * How often a running node looks.
     *
     * @param intake pause between two looks into a mailbox
     * @param outbox pause between two looks into the outbox
     * @param ticker pause between two looks at the clocks; due dates are told late by at most this
     */
    public record Pace(Duration intake, Duration outbox, Duration ticker) {
        /** Mail every 20 s, outbox every second, clocks every second. */
        public static final Pace DEFAULT =
                new Pace(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    /**
     * Where time and randomness come from.
     *
     * @param clock the time
     * @param random ids, keys and salts
     */
    public record World(InstantSource clock, SecureRandom random) {
        /** The system's. */
        public static World system() {
            return new World(InstantSource.system(), new SecureRandom());
        }
    }
}
