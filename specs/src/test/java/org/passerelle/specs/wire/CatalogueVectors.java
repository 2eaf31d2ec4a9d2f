package org.passerelle.specs.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.Usual;
import org.passerelle.client.testing.SeededRandom;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.seal.DocumentSeal;

/** A catalogue of one line, with all that a publisher may say of it, and one of none. */
final class CatalogueVectors {
    private CatalogueVectors() {}

    static Json.Obj make() {
        return Given.file(
                "A hospital's catalogue of the line whose card is line.card.cms, and a later one of no line at all.",
                List.of(vector("one line", one()), vector("no line", none())));
    }

    static byte[] cms() {
        return DocumentSeal.catalogues()
                .sign(one().octets(), Given.signer("hospital"), Given.NOON, new SeededRandom(2));
    }

    private static Catalogue one() {
        var all = new Usual("avis", null, YearMonth.of(2026, 8), YearMonth.of(2026, 10), Duration.ofMinutes(372), 34);
        var ordinary = new Usual(
                "avis", "ordinary", YearMonth.of(2026, 10), YearMonth.of(2026, 10), Duration.ofMinutes(400), null);
        return catalogue(1, List.of(new Catalogue.Entry(SealVectors.cardCms(), List.of(all, ordinary))));
    }

    private static Catalogue none() {
        return catalogue(2, List.of());
    }

    private static Catalogue catalogue(long number, List<Catalogue.Entry> entries) {
        return Catalogue.of(
                new Organisation(new StructureId("1550000012"), "CH du Barrois", null),
                number,
                Given.NOON,
                Given.NOON.plus(Duration.ofDays(60)),
                entries);
    }

    private static Json.Obj vector(String name, Catalogue catalogue) {
        return Json.object()
                .put("name", name)
                .put("documentText", new String(catalogue.octets(), StandardCharsets.UTF_8))
                .put("sha256", catalogue.hash())
                .build();
    }
}
