package org.passerelle.letter.clear;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.cda.CdaDocument;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.letter.document.Oids;
import org.passerelle.port.letter.Edition;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Takes of a CDA which document it says it is, and whose. */
final class EditionReader {
    /** Documents that one may replace; and numbers of its authors, of which the rest is not looked at. */
    static final int MOST = 16;

    private static final String HASHED = "passerelle/cda-identifier/1\0";

    private EditionReader() {}

    /** @throws org.passerelle.refusal.Refused {@link ClearRefusal#TOO_MANY_REPLACED}: each one that it replaces is judged */
    static Edition read(CdaDocument cda) {
        List<Identifier> replaces = cda.replaces();
        if (replaces.size() > MOST) {
            throw Refusal.of(ClearRefusal.TOO_MANY_REPLACED)
                    .with(FactKey.LIMIT, MOST)
                    .refused();
        }
        return new Edition(
                Optional.ofNullable(cda.id()).map(EditionReader::hash).orElse(null),
                Optional.ofNullable(cda.set()).map(EditionReader::hash).orElse(null),
                cda.version(),
                replaces.stream().map(EditionReader::hash).toList(),
                replaces.stream().flatMap(id -> Oids.find(id.root()).stream()).toList(),
                authors(cda));
    }

    /** National numbers alone: a program's identifier is the same in many houses. */
    private static Set<Sha256> authors(CdaDocument cda) {
        Set<Sha256> numbers = new HashSet<>();
        cda.authors().stream()
                .flatMap(author -> Stream.concat(
                        author.ids().stream().filter(id -> id.root().equals(ClinicalReader.IDNPS)),
                        author.organisationIds().stream().filter(id -> id.root().equals(ClinicalReader.IDNST))))
                .filter(id -> !id.extension().isEmpty())
                .limit(MOST)
                .forEach(id -> numbers.add(hash(id)));
        return numbers;
    }

    /** A UUID is written in small letters or in capitals. */
    private static Sha256 hash(Identifier id) {
        String written = id.root().strip().toLowerCase(Locale.ROOT) + "^"
                + id.extension().strip();
        return Sha256.hash((HASHED + written).getBytes(StandardCharsets.UTF_8));
    }
}
