package org.passerelle.seal.pkits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.certificate.CertificatePath;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.certificate.Revocation;

/**
 * A row of the sheet.
 *
 * @param number the section's number and the variant of its test; titles are left aside, some stand a row too high
 * @param valid what the suite publishes
 * @param leaf the end entity's file
 * @param authorities the authorities' files
 * @param lists the revocation lists' files, but for the root's, which always counts
 * @param policies what the test asks of policies at the start, which this house never does; empty where nothing
 */
record PkitsCase(
        String number, boolean valid, String leaf, List<String> authorities, List<String> lists, String policies) {
    /** While the suite was valid. */
    private static final Instant AT = Instant.parse("2010-06-01T12:00:00Z");

    static List<PkitsCase> read(Path sheet) throws IOException {
        return Files.readAllLines(sheet, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split(",", 8))
                .map(cell -> new PkitsCase(
                        cell[0] + "/" + cell[2],
                        cell[3].equals("valid"),
                        cell[4],
                        names(cell[5]),
                        names(cell[6]),
                        cell[7]))
                .toList();
    }

    /** What becomes of a letter that the leaf signed; each but the first refuses it, or holds it. */
    enum Answer {
        BELIEVED,
        /** No path leads to the root. */
        NO_PATH,
        /** A key or a signature of the path is too weak. */
        WEAK,
        /** A certificate of the path is not valid then. */
        NOT_VALID_THEN,
        /** The leaf may not sign mail. */
        USAGE,
        REVOKED,
        /** No list at hand says that all of the path is good: the letter is held. */
        REVOCATION_UNKNOWN
    }

    Answer answer(StrongSuite suite) {
        X509Certificate last = suite.certificate(leaf);
        Optional<CertificatePath> path = path(suite::certificate);
        if (path.isEmpty()) {
            return Answer.NO_PATH;
        }
        if (!path.get().isStrong()) {
            return Answer.WEAK;
        }
        if (!path.get().isValidAt(AT)) {
            return Answer.NOT_VALID_THEN;
        }
        if (!Certificates.maySign(last)) {
            return Answer.USAGE;
        }
        return switch (new Revocation(known(suite), AT).of(path.get())) {
            case GOOD -> Answer.BELIEVED;
            case REVOKED -> Answer.REVOKED;
            case UNKNOWN -> Answer.REVOCATION_UNKNOWN;
        };
    }

    /** The path that is found, whatever its strength and its dates. */
    Optional<CertificatePath> path(Function<String, X509Certificate> files) {
        List<X509Certificate> carried = authorities.stream().map(files).toList();
        var anchors = new TrustAnchors(List.of(files.apply("TrustAnchorRootCertificate")), List.of(), List.of());
        return CertificatePath.find(files.apply(leaf), carried, anchors, List.of(AT));
    }

    private List<X509CRL> known(StrongSuite suite) {
        return Stream.concat(Stream.of("TrustAnchorRootCRL"), lists.stream())
                .map(suite::list)
                .toList();
    }

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>(List.of(cell.split(";")));
        names.replaceAll(String::strip);
        names.removeIf(String::isEmpty);
        return List.copyOf(names);
    }
}
