package org.passerelle.ledger.trace;

import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.Inclusion;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.Salt;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * An entry and its place in the ledger, as a certificate writes it: { leaf, index, path } and either { salt, payload },
 * { withheld: true } or { erased: true }.
 *
 * @param entry leaf and content
 * @param place the proof that the leaf stands in the certificate's checkpoint
 */
record PlacedEntry(Entry entry, Inclusion place) {

    static PlacedEntry read(Json.Obj json, long treeSize) {
        Leaf leaf = Leaf.read(json.object("leaf"));
        var path = json.array("path").texts().stream().map(Sha256::parse).toList();
        return new PlacedEntry(
                new Entry(leaf, content(json, leaf.n())), new Inclusion(json.whole("index"), treeSize, path));
    }

    Json.Obj json() {
        var json = Json.object()
                .put("leaf", entry.leaf().json())
                .put("index", place.index())
                .put("path", Json.texts(place.path().stream().map(Sha256::hex).toList()));
        Entry.Content content = entry.content();
        if (content instanceof Entry.Disclosed disclosed) {
            json.put("salt", disclosed.salt().bytes()).put("payload", disclosed.payload());
        } else if (content instanceof Entry.Withheld) {
            json.put("withheld", true);
        } else {
            json.put("erased", true);
        }
        return json.build();
    }

    private static Entry.Content content(Json.Obj json, long n) {
        boolean disclosed = json.has("salt") && json.has("payload");
        boolean withheld = json.has("withheld") && json.bool("withheld");
        boolean erased = json.has("erased") && json.bool("erased");
        boolean half = json.has("salt") != json.has("payload");
        if (half || (disclosed ? 1 : 0) + (withheld ? 1 : 0) + (erased ? 1 : 0) != 1) {
            throw Refusal.of(LedgerRefusal.CERTIFICATE_FORM)
                    .with(FactKey.OFFSET, n)
                    .refused();
        }
        if (disclosed) {
            return new Entry.Disclosed(Salt.of(json.octets("salt")), json.object("payload"));
        }
        return withheld ? new Entry.Withheld() : new Entry.Erased();
    }
}
