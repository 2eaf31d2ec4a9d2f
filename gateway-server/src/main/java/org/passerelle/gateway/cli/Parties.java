package org.passerelle.gateway.cli;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.certificate.Certificates;

/**
 * Who writes to whom: certificates and the entity's own headers say it, and must agree; the command line only where neither does.
 */
final class Parties {
    private final EntityHead entity;

    Parties(EntityHead entity) {
        this.entity = entity;
    }

    /** @param said what the command line says */
    MailAddress sender(X509Certificate certificate, Optional<MailAddress> said) {
        List<MailAddress> certified = addresses(certificate);
        Optional<MailAddress> only = certified.size() == 1 ? Optional.of(certified.get(0)) : Optional.empty();
        MailAddress sender = entity.from()
                .or(() -> only)
                .or(() -> said)
                .orElseThrow(() -> Refusal.of(CliRefusal.ADDRESS).refused());
        boolean agreed = (certified.isEmpty() || certified.contains(sender))
                && said.filter(other -> !other.equals(sender)).isEmpty();
        if (!agreed) {
            throw Refusal.of(CliRefusal.FROM_DIFFERS).refused();
        }
        return sender;
    }

    /**
     * Each address once with all of its certificates (while a key is renewed it has two), in the order of the entity's headers,
     * else of the command line.
     *
     * @param written certificate files, each alone or as {@code ADDRESS=FILE}
     */
    Map<MailAddress, List<X509Certificate>> recipients(List<String> written) {
        List<MailAddress> named = entity.recipients();
        Map<MailAddress, List<X509Certificate>> found = new LinkedHashMap<>();
        named.forEach(address -> found.put(address, new ArrayList<>()));
        List<X509Certificate> nobodys = new ArrayList<>();
        for (String one : written) {
            Given given = Given.of(one);
            Optional<MailAddress> address = given.address(named);
            address.ifPresentOrElse(
                    of -> found.computeIfAbsent(of, first -> new ArrayList<>()).add(given.certificate()),
                    () -> nobodys.add(given.certificate()));
        }
        nobodys.forEach(certificate -> onlyOneWithout(found).add(certificate));
        boolean agreed = found.values().stream().noneMatch(List::isEmpty)
                && (named.isEmpty() || found.keySet().equals(Set.copyOf(named)));
        if (!agreed) {
            throw differing();
        }
        return found;
    }

    /** Whose a certificate without address is: the entity's only recipient that no other certificate names. */
    private static List<X509Certificate> onlyOneWithout(Map<MailAddress, List<X509Certificate>> found) {
        List<List<X509Certificate>> without =
                found.values().stream().filter(List::isEmpty).toList();
        if (without.size() != 1) {
            throw Refusal.of(CliRefusal.ADDRESS).refused();
        }
        return without.get(0);
    }

    /** The addresses that a certificate names. */
    private static List<MailAddress> addresses(X509Certificate certificate) {
        return Certificates.mailNames(certificate).stream()
                .map(MailAddress::of)
                .distinct()
                .toList();
    }

    private static Refused differing() {
        return Refusal.of(CliRefusal.TO_DIFFERS).refused();
    }

    /**
     * One certificate of the command line.
     *
     * @param said the address written with it
     */
    private record Given(Optional<MailAddress> said, X509Certificate certificate) {

        static Given of(String written) {
            int equals = written.indexOf('=');
            boolean named = equals > 0 && written.substring(0, equals).contains("@");
            Path file = Path.of(named ? written.substring(equals + 1) : written);
            X509Certificate leaf = NamedFiles.certificates(file).get(0);
            return new Given(
                    named ? Optional.of(MailAddress.of(written.substring(0, equals))) : Optional.empty(), leaf);
        }

        /** @return empty when neither the certificate nor the command line names one */
        Optional<MailAddress> address(List<MailAddress> named) {
            List<MailAddress> certified = addresses(certificate);
            if (said.isPresent()) {
                if (!certified.isEmpty() && !certified.contains(said.get())) {
                    throw differing();
                }
                return said;
            }
            if (certified.size() <= 1) {
                return certified.stream().findFirst();
            }
            Set<MailAddress> both = new LinkedHashSet<>(certified);
            both.retainAll(named);
            if (both.size() != 1) {
                throw Refusal.of(CliRefusal.ADDRESS).refused();
            }
            return both.stream().findFirst();
        }
    }
}
