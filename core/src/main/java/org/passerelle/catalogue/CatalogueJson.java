package org.passerelle.catalogue;

import java.time.Instant;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.party.Organisation;
import org.passerelle.party.PartyJson;

/** Writes catalogues as canonical documents. */
final class CatalogueJson {
    private CatalogueJson() {}

    static Json.Obj write(
            Organisation publisher, long number, Instant issued, Instant until, List<Catalogue.Entry> entries) {
        return Json.object()
                .put("type", Catalogue.TYPE)
                .put("publisher", PartyJson.write(publisher))
                .put("number", number)
                .put("issuedAt", issued)
                .put("validUntil", until)
                .put("lines", entries.stream().map(CatalogueJson::entry).toList())
                .build();
    }

    private static Json.Obj entry(Catalogue.Entry entry) {
        return Json.object()
                .put("card", entry.card())
                .put("usual", entry.usual().stream().map(Usual::json).toList())
                .build();
    }
}
