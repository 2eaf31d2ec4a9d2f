package org.passerelle.specs.fuzz.document;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.directory.WhitelistKeeper;
import org.passerelle.directory.WhitelistRules;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.LastGood;
import org.passerelle.port.trust.Revocations;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** MSSanté's list of domains, unsigned and signed: what a signature covers is all that is read. */
final class WhitelistFuzz extends FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final URI PLACE = URI.create("https://list.example/list.xml");

    private final Optional<Instant> generated;

    WhitelistFuzz() throws IOException {
        generated = keeper(Seeds.own("whitelist/signed.xml"), true).generated();
        require(generated.isPresent(), "the signed list is read");
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(
                Seeds.own("whitelist/signed.xml"),
                Seeds.own("whitelist/plain.xml"),
                Seeds.utf8("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        tried(() -> keeper(octets, false));
        WhitelistKeeper keeper = keeper(octets, true);
        require(keeper.generated().equals(generated), "only the list that was signed is read");
        require(keeper.operators("ch-exemple.mssante.fr").size() == 2, "with the domains that were signed");
    }

    private static WhitelistKeeper keeper(byte[] list, boolean signed) {
        var rules = new WhitelistRules(
                null, PLACE, signed, null, null, WhitelistRules.USUAL_REFRESH, WhitelistRules.USUAL_LIMITS);
        var keeper = new WhitelistKeeper(rules, answering(list), LastGood.none(), Revocations.none(), () -> NOW);
        keeper.step();
        return keeper;
    }

    private static Fetcher answering(byte[] list) {
        return new Fetcher() {
            @Override
            public boolean allows(URI uri) {
                return true;
            }

            @Override
            public byte[] fetch(Order order) {
                return list.clone();
            }
        };
    }
}
