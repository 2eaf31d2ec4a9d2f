package org.passerelle.letter;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.canon.Octets;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.port.letter.Envelope;

/** A ledger proof as the envelope carries it, both ways. */
final class ProofJson {
    /** Most hashes in one proof: a tree of 2^63 leaves needs no more. */
    static final int MOST_HASHES = 64;
    /** Most earlier letters proven in one letter. */
    static final int MOST_LETTERS = 1_000;
    /** Most endorsements before the present one. */
    static final int MOST_EARLIER = 16;
    /** Longest leaf, and longest endorsement, in octets. */
    static final int LONGEST_PART = 64 * 1024;

    private ProofJson() {}

    static Json.Obj write(Envelope.LedgerProof proof) {
        Json.Builder json = Json.object()
                .put("checkpoint", proof.checkpoint())
                .put("fromSize", proof.fromSize())
                .put("consistency", hashes(proof.consistency()))
                .put("letters", proof.letters().stream().map(ProofJson::write).toList());
        List<byte[]> endorsements = proof.endorsements();
        if (endorsements.isEmpty()) {
            return json.build();
        }
        int last = endorsements.size() - 1;
        if (last > 0) {
            json.put(
                    "earlierEndorsements",
                    Json.texts(endorsements.subList(0, last).stream()
                            .map(Octets::format)
                            .toList()));
        }
        return json.put("endorsement", endorsements.get(last)).build();
    }

    static Envelope.LedgerProof read(Json.Obj json) {
        String checkpoint = json.text("checkpoint");
        if (checkpoint.length() > SignedCheckpoint.LONGEST) {
            throw EnvelopeJson.wrong("checkpoint");
        }
        return new Envelope.LedgerProof(
                checkpoint,
                EnvelopeJson.atLeast(0, json, "fromSize"),
                hashes(json, "consistency"),
                EnvelopeJson.bounded(json, "letters", MOST_LETTERS).stream()
                        .map(ProofJson::letter)
                        .toList(),
                endorsements(json));
    }

    private static List<byte[]> endorsements(Json.Obj json) {
        List<byte[]> endorsements = new ArrayList<>();
        List<String> earlier = json.arrayOrEmpty("earlierEndorsements").texts();
        if (earlier.size() > MOST_EARLIER || !earlier.isEmpty() && !json.has("endorsement")) {
            throw EnvelopeJson.wrong("earlierEndorsements");
        }
        for (String one : earlier) {
            endorsements.add(bounded(Octets.parse(one), "earlierEndorsements"));
        }
        if (json.has("endorsement")) {
            endorsements.add(octets(json, "endorsement"));
        }
        return endorsements;
    }

    private static Json.Obj write(Envelope.LetterProof letter) {
        return Json.object()
                .put("seq", letter.seq())
                .put("leaf", letter.leaf())
                .put("index", letter.index())
                .put("path", hashes(letter.path()))
                .build();
    }

    private static Envelope.LetterProof letter(Json.Obj json) {
        return new Envelope.LetterProof(
                EnvelopeJson.atLeast(1, json, "seq"),
                octets(json, "leaf"),
                EnvelopeJson.atLeast(0, json, "index"),
                hashes(json, "path"));
    }

    private static byte[] octets(Json.Obj json, String name) {
        return bounded(json.octets(name), name);
    }

    private static byte[] bounded(byte[] octets, String name) {
        if (octets.length > LONGEST_PART) {
            throw EnvelopeJson.wrong(name);
        }
        return octets;
    }

    private static Json.Array hashes(List<Sha256> hashes) {
        return Json.texts(hashes.stream().map(Sha256::hex).toList());
    }

    private static List<Sha256> hashes(Json.Obj json, String name) {
        List<String> hashes = json.array(name).texts();
        if (hashes.size() > MOST_HASHES) {
            throw EnvelopeJson.wrong(name);
        }
        return hashes.stream().map(Sha256::parse).toList();
    }
}
