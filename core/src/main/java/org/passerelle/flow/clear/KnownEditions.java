package org.passerelle.flow.clear;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.pathway.Side;
import org.passerelle.port.letter.Edition;
import org.passerelle.port.letter.IntegrationError;

/** The medical documents that the other side sent in an exchange, as its journal notes them: what a later one may replace. */
final class KnownEditions {
    /** Documents of one mail that are noted; of the rest it is noted that there was one. */
    static final int MOST = 32;

    private static final String MORE = "moreDocuments";

    private final Dossier dossier;
    private final List<Edition> editions = new ArrayList<>();
    private boolean complete = true;

    private KnownEditions(Dossier dossier) {
        this.dossier = dossier;
    }

    static KnownEditions of(Dossier dossier) {
        var known = new KnownEditions(dossier);
        for (Json.Obj facts : dossier.remarks(Kind.MAIL_RECEIVED)) {
            if (!facts.has("unverified")) {
                facts.arrayOrEmpty("documents").objects().forEach(one -> known.editions.add(read(one)));
                known.complete &= facts.findWhole("integration")
                        .filter(code -> code == IntegrationError.OTHER.code())
                        .isEmpty();
                known.complete &= !facts.has(MORE);
            }
        }
        return known;
    }

    /** Notes a mail's documents in the journal. */
    static void note(List<Edition> editions, Json.Builder facts) {
        facts.put(
                "documents",
                Json.array(
                        editions.stream().limit(MOST).map(KnownEditions::write).toList()));
        if (editions.size() > MOST) {
            facts.put(MORE, true);
        }
    }

    /** One that is here from now on. */
    void add(Edition edition) {
        editions.add(edition);
    }

    /** Whether a document may take its place, and if not, why. One that replaces nothing may. */
    Optional<IntegrationError> fault(Edition said) {
        if (said.replaces().isEmpty()) {
            return Optional.empty();
        } else if (replacesOurs(said)) {
            return Optional.of(IntegrationError.AUTHOR);
        }
        List<Edition> former =
                editions.stream().filter(one -> isFormer(one, said)).toList();
        if (former.isEmpty()) {
            // what a mail held that could not be read, or was too much to note, nobody can tell
            return complete ? Optional.of(IntegrationError.VERSION) : Optional.empty();
        } else if (!former.stream().allMatch(one -> isOfThem(one, said))) {
            return Optional.of(IntegrationError.AUTHOR);
        }
        return former.stream().allMatch(one -> one.version() < said.version())
                ? Optional.empty()
                : Optional.of(IntegrationError.VERSION);
    }

    private boolean replacesOurs(Edition said) {
        ExchangeState state = dossier.state();
        Side own = state.begun().own();
        return state.stepsDone().stream()
                .filter(done -> done.side() == own)
                .anyMatch(done -> said.replacesOurs().contains(done.stepId()));
    }

    /** One that it names, or another of its series; the same that came again is not. */
    private static boolean isFormer(Edition one, Edition said) {
        boolean itself = one.findId().isPresent() && one.findId().equals(said.findId());
        boolean named = one.findId().filter(said.replaces()::contains).isPresent();
        boolean ofSeries = one.findSet().isPresent() && one.findSet().equals(said.findSet());
        return !itself && (named || ofSeries);
    }

    /** An author of the former, or somebody of the same structure; a document that names nobody is anybody's. */
    private static boolean isOfThem(Edition former, Edition said) {
        return former.authors().isEmpty() || former.authors().stream().anyMatch(said.authors()::contains);
    }

    private static Json.Obj write(Edition edition) {
        return Json.object()
                .put("id", edition.findId().map(Sha256::hex))
                .put("set", edition.findSet().map(Sha256::hex))
                .put("version", edition.version())
                .put(
                        "authors",
                        Json.texts(edition.authors().stream()
                                .map(Sha256::hex)
                                .sorted()
                                .toList()))
                .build();
    }

    private static Edition read(Json.Obj noted) {
        Set<Sha256> authors = new HashSet<>();
        noted.array("authors").texts().forEach(author -> authors.add(Sha256.parse(author)));
        return new Edition(
                noted.findText("id").map(Sha256::parse).orElse(null),
                noted.findText("set").map(Sha256::parse).orElse(null),
                (int) noted.whole("version"),
                List.of(),
                List.of(),
                authors);
    }
}
