package org.passerelle.flow.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.onboarding.AskDirectories;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.flow.onboarding.SpreadCatalogue;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Signatures;

/** The node's catalogue, and those that it knows. */
public final class Catalogues {
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

    /** @param sources where catalogues are looked for */
    public static Catalogues of(
            Premises premises,
            LearnCard cards,
            Signatures signatures,
            CatalogueRules rules,
            AskDirectories directories,
            List<FetchCatalogues.Source> sources) {
        var known = new KnownCatalogues(premises, cards, signatures);
        known.recall();
        OwnCatalogue own = rules.findOwn()
                .map(publishing -> new OwnCatalogue(premises, publishing, signatures))
                .orElse(null);
        if (own != null) {
            own.recall();
        }
        return new Catalogues(
                known,
                new FetchCatalogues(known, premises.clock(), sources),
                new ReachLine(premises, cards, directories),
                own);
    }

    /** The one that we publish; empty where we publish none. */
    public Optional<OwnCatalogue.Published> published() {
        return own == null ? Optional.empty() : own.published();
    }

    /** The same where it goes to correspondents. */
    public Optional<SpreadCatalogue.Leaving> leaving() {
        return own != null && own.leaves()
                ? own.published()
                        .map(one -> new SpreadCatalogue.Leaving(one.catalogue().number(), one.signed()))
                : Optional.empty();
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

    /** Takes one of their own that a confirmed correspondent sent. */
    public void came(byte[] signed, StructureId sender) {
        known.came(signed, sender);
    }

    /** Makes our own anew where that is due. */
    public int make() {
        return own == null ? 0 : own.step();
    }

    /** Looks for newer ones of others where that is due. */
    public int fetch() {
        return fetching.step();
    }
}
