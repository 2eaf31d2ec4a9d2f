package org.passerelle.node;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.CatalogueReader;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.flow.catalogue.FetchCatalogues;
import org.passerelle.flow.catalogue.HeldCatalogue;
import org.passerelle.flow.catalogue.KnownCatalogues;
import org.passerelle.flow.catalogue.OwnCatalogue;
import org.passerelle.flow.catalogue.ReachLine;
import org.passerelle.flow.onboarding.AskDirectories;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Signatures;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.pki.Pem;

/** The node's catalogue, and those that it knows. */
public final class Catalogues {
    /** What is waited for and read at most of one that is fetched. */
    public static final Fetcher.Limits LIMITS =
            new Fetcher.Limits(Duration.ofSeconds(30), CatalogueReader.LARGEST * 3 / 2);

    private final KnownCatalogues known;
    private final FetchCatalogues fetching;
    private final ReachLine reach;
    private final @Nullable OwnCatalogue own;

    private Catalogues(KnownCatalogues known, FetchCatalogues fetching, ReachLine reach, @Nullable OwnCatalogue own) {
        this.known = known;
        this.fetching = fetching;
        this.reach = reach;
        this.own = own;
    }

    static Catalogues of(Wiring wiring, LearnCard cards, AskDirectories directories) {
        CatalogueRules rules = wiring.settings().catalogues();
        Signatures signatures = wiring.signatures();
        var known = new KnownCatalogues(wiring.premises(), cards, signatures);
        known.recall();
        OwnCatalogue own = rules.findOwn()
                .map(publishing -> new OwnCatalogue(wiring.premises(), publishing, signatures))
                .orElse(null);
        if (own != null) {
            own.recall();
        }
        Fetcher fetcher = wiring.settings().sources().fetcher();
        List<FetchCatalogues.Source> sources = new ArrayList<>();
        rules.places().forEach(place -> sources.add(source(place, fetcher)));
        rules.files().forEach(file -> sources.add(source(file)));
        return new Catalogues(
                known,
                new FetchCatalogues(known, wiring.settings().world().clock(), sources),
                new ReachLine(wiring.premises(), cards, directories),
                own);
    }

    private static FetchCatalogues.Source source(URI place, Fetcher fetcher) {
        return new FetchCatalogues.Source(place.toString(), () -> fetcher.fetch(Fetcher.Order.get(place, LIMITS)));
    }

    private static FetchCatalogues.Source source(Path file) {
        return new FetchCatalogues.Source("file " + file.getFileName(), () -> octets(file));
    }

    private static byte[] octets(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(LIMITS.octets() + 1);
            if (octets.length > LIMITS.octets()) {
                throw Refusal.of(CatalogueRefusal.TOO_LARGE)
                        .with(FactKey.LIMIT, LIMITS.octets())
                        .refused();
            }
            String text = new String(octets, StandardCharsets.ISO_8859_1);
            return text.contains("-----BEGIN") ? Pem.cms(text) : octets;
        } catch (IOException unreadable) {
            throw Refusal.of(CatalogueRefusal.UNREADABLE)
                    .with(FactKey.FILE, String.valueOf(file.getFileName()))
                    .refused(unreadable);
        }
    }

    /** The one that we publish; empty where we publish none. */
    public Optional<OwnCatalogue.Published> published() {
        return own == null ? Optional.empty() : own.published();
    }

    /** The same where it goes to correspondents. */
    Optional<OwnCatalogue.Published> leaving() {
        return own != null && own.leaves() ? own.published() : Optional.empty();
    }

    /** Those that are held and believed now. */
    public List<HeldCatalogue> held() {
        return known.held();
    }

    /** Every line that they list, each once. */
    public List<ListedLine> lines() {
        return known.lines();
    }

    public ReachLine.Standing standing(ListedLine line) {
        return reach.standing(line);
    }

    /** Makes a listed line one that may be written to, by what is known here or by directories, as {@link ReachLine#reach} does. */
    public LineCard reach(ListedLine line) {
        return reach.reach(line);
    }

    /** A person made sure that the address is the line's. */
    public LineCard confirm(ListedLine line, Confirmation byPerson) {
        return reach.confirm(line, byPerson);
    }

    /** Takes one that a confirmed correspondent sent. */
    void came(byte[] signed) {
        known.came(signed);
    }

    /** Makes our own anew where that is due. */
    int make() {
        return own == null ? 0 : own.step();
    }

    /** Looks for newer ones of others where that is due. */
    int fetch() {
        return fetching.step();
    }
}
