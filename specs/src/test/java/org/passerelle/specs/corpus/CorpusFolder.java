package org.passerelle.specs.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Pem;

/** The corpus as files: a folder for each case, and what is needed to open it in {@code pki}. */
record CorpusFolder(Path root) {
    static final CorpusFolder COMMITTED = new CorpusFolder(Path.of("corpus"));
    private static final String FIFTY = "cbc-flips";
    private static final Map<String, MailAddress> OPENERS =
            Map.of("hospital", People.HOSPITAL, "hospital-ec", People.HOSPITAL, "other", People.OTHER);

    /** Makes all of it, with new keys. */
    void write() throws IOException {
        var people = new People();
        var mails = new Mails(people);
        var certificates = new CertificateFaults(mails);
        var good = new GoodLetters(mails);
        Files.createDirectories(root.resolve("pki"));
        Files.createDirectories(root.resolve(FIFTY));
        text("pki/anchors.pem", Pem.write(List.of(people.pki.root(), people.pki.organisations())));
        give("hospital", people.hospital);
        give("hospital-ec", people.hospitalEc);
        give("hospital-sign", people.hospitalSign);
        give("other", people.otherKey);
        for (var list : certificates.lists().entrySet()) {
            text("pki/" + list.getKey(), Pem.writeCrl(list.getValue()));
        }
        List<Case> cases = new ArrayList<>(good.all());
        cases.addAll(new SignatureFaults(mails).all());
        cases.addAll(new WrappingFaults(mails).all());
        cases.addAll(new FromFaults(mails).all());
        cases.addAll(new EnvelopeFaults(mails).all());
        cases.addAll(certificates.all());
        cases.addAll(new HeaderFaults(mails).all());
        for (Case each : cases) {
            write(each);
        }
        List<byte[]> fifty = good.fifty();
        for (int i = 0; i < fifty.size(); i++) {
            Files.write(root.resolve(FIFTY).resolve(String.valueOf(101 + i).substring(1) + ".eml"), fifty.get(i));
        }
    }

    private void write(Case each) throws IOException {
        Path folder = Files.createDirectories(root.resolve(each.name()));
        text(each.name() + "/WHY.txt", why(each));
        text(each.name() + "/case.properties", String.join("\n", each.properties()) + "\n");
        Files.write(folder.resolve("letter.eml"), each.letter());
    }

    private static String why(Case each) {
        String outcome = each.outcome().equals(Case.ACCEPTED) ? "It is taken." : "Outcome: " + each.outcome() + ".";
        return each.why() + "\n\n" + outcome + " Shown as signer: " + each.shown() + ".\n";
    }

    private void give(String name, Issued whose) throws IOException {
        text("pki/" + name + ".cert.pem", Pem.write(whose.certificate()));
        text("pki/" + name + ".key.pem", Pem.writeKey(whose.key()));
    }

    private void text(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text, StandardCharsets.UTF_8);
    }

    /** The cases as committed. */
    List<Case> cases() throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.list(root)) {
            folders = found.filter(folder -> Files.exists(folder.resolve("case.properties")))
                    .sorted()
                    .toList();
        }
        List<Case> cases = new ArrayList<>();
        for (Path folder : folders) {
            cases.add(read(folder));
        }
        return cases;
    }

    List<byte[]> fifty() throws IOException {
        List<byte[]> letters = new ArrayList<>();
        try (Stream<Path> found = Files.list(root.resolve(FIFTY))) {
            for (Path letter : found.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                letters.add(Files.readAllBytes(letter));
            }
        }
        return letters;
    }

    private static Case read(Path folder) throws IOException {
        Map<String, String> lines =
                Files.readAllLines(folder.resolve("case.properties"), StandardCharsets.UTF_8).stream()
                        .map(line -> line.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Set<Check> absent = Arrays.stream(lines.getOrDefault("mayBeAbsent", "").split(" "))
                .filter(name -> !name.isEmpty())
                .map(Check::valueOf)
                .collect(Collectors.toSet());
        return new Case(
                folder.getFileName().toString(),
                Files.readString(folder.resolve("WHY.txt"), StandardCharsets.UTF_8),
                lines.get("outcome"),
                lines.get("shown"),
                new Case.Setting(
                        lines.get("opener"),
                        Instant.parse(lines.get("arrival")),
                        lines.getOrDefault("lists", ""),
                        absent),
                Files.readAllBytes(folder.resolve("letter.eml")));
    }

    /** What the setting's opener believes. */
    OpenContext context(Case.Setting setting) throws IOException {
        List<DecryptionKey> keys = new ArrayList<>();
        keys.add(new DecryptionKey(
                Pem.key(pem(setting.opener() + ".key.pem")),
                Pem.certificates(pem(setting.opener() + ".cert.pem")).get(0)));
        var signing =
                new Identity(Pem.key(pem("hospital-sign.key.pem")), Pem.certificates(pem("hospital-sign.cert.pem")));
        var anchors = TrustAnchors.of(
                Pem.certificates(pem("anchors.pem")),
                setting.lists().isEmpty() ? List.of() : Pem.crls(pem(setting.lists())));
        OpenContext strict = OpenContext.strict(
                Keyring.of(signing, keys), Set.of(address(setting.opener())), anchors, setting.arrival());
        return setting.mayBeAbsent().isEmpty() ? strict : strict.with(Acceptance.of(setting.mayBeAbsent()));
    }

    private static MailAddress address(String opener) {
        MailAddress address = OPENERS.get(opener);
        if (address == null) {
            throw new IllegalArgumentException("nobody is called " + opener);
        }
        return address;
    }

    private String pem(String file) throws IOException {
        return Files.readString(root.resolve("pki").resolve(file), StandardCharsets.US_ASCII);
    }
}
