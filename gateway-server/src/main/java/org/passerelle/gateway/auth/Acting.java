package org.passerelle.gateway.auth;

import java.util.Map;
import java.util.Optional;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;

/**
 * A professional on whose behalf a program acts.
 *
 * @param client the program
 * @param lines the professional as a member of each of their lines, at least one
 */
public record Acting(Client client, Map<MailAddress, Member> lines) {
    public Acting {
        lines = Map.copyOf(lines);
    }

    /** The professional as a member of that line. */
    public Optional<Professional> on(MailAddress line) {
        return Optional.ofNullable(lines.get(line)).map(Member::professional);
    }

    @Override
    public String toString() {
        return "Acting[" + client + "]";
    }
}
