package org.passerelle.gateway.auth;

import java.util.Map;
import java.util.Optional;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;

/**
 * A person on whose behalf a program acts.
 *
 * @param client the program
 * @param lines the person as a member of each of their lines, at least one
 */
public record Acting(Client client, Map<MailAddress, Member> lines) {
    public Acting {
        lines = Map.copyOf(lines);
    }

    /** The professional as a member of that line who may read its requests. */
    public Optional<Professional> on(MailAddress line) {
        return member(line).filter(Member::reads).flatMap(Member::findProfessional);
    }

    /** The person as a member of that line, whatever their rights. */
    public Optional<Member> member(MailAddress line) {
        return Optional.ofNullable(lines.get(line));
    }

    @Override
    public String toString() {
        return "Acting[" + client + "]";
    }
}
