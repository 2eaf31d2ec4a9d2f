package org.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.FolderLastGood;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.fetch.LoopbackServer;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.port.fetch.LastGood;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.seal.revocation.RevocationDesk;
import org.passerelle.seal.revocation.RevocationRules;

class WhitelistKeeperTest {
    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");
    private static final String PATH = "/listeblanchemssante.xml";
    private static final String MONDAY = "2026-11-16T02:00:00Z";
    private static final String TUESDAY = "2026-11-17T02:00:00Z";
    private static final String CN = "Liste Blanche";
    private static final String OU = "1550000012";
    private static final TestPki PKI = new TestPki(new SecureRandom(), () -> START);
    private static final Issued SIGNER =
            PKI.issue(Leaf.signing(new Leaf.Subject("Paris (75)", "AGENCE D'ESSAI", new StructureId(OU), CN)));
    private static final Issued STRANGER = new TestPki(new SecureRandom(), () -> START)
            .issue(Leaf.signing(new Leaf.Subject("Paris (75)", "AGENCE D'ESSAI", new StructureId(OU), CN)));

    @TempDir
    Path folder;

    private Instant now = START;
    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDomainIsInTheTrustSpaceWhateverItsCaseOrScript() {
        server.publish(
                PATH,
                SignedList.list(
                        MONDAY,
                        List.of("CH-Exemple.mssante.fr", "hôpital.mssante.fr", "ch-exemple.mssante.fr CN=two")));
        WhitelistKeeper keeper = keeper(false, null);
        assertThat(keeper.contains(new MailAddress("a@ch-exemple.mssante.fr"))).isFalse();
        assertThat(keeper.step()).isTrue();
        assertThat(keeper.contains(new MailAddress("a@ch-exemple.mssante.fr"))).isTrue();
        assertThat(keeper.contains(MailAddress.of("a@HÔPITAL.mssante.fr"))).isTrue();
        assertThat(keeper.contains(new MailAddress("a@sub.ch-exemple.mssante.fr")))
                .isFalse();
        assertThat(keeper.contains(new MailAddress("a@gmail.com"))).isFalse();
        assertThat(keeper.operators("ch-exemple.mssante.fr")).hasSize(2);
        assertThat(keeper.generated()).contains(Instant.parse(MONDAY));
    }

    @Test
    void theLastGoodCopyServesThroughOutagesAndRestarts() {
        server.publish(PATH, SignedList.signed(SignedList.list(MONDAY, List.of("a.mssante.fr")), SIGNER));
        keeper(true, CN).step();
        server.down(true);
        WhitelistKeeper keeper = keeper(true, CN);
        keeper.open();
        assertThat(keeper.contains(new MailAddress("x@a.mssante.fr"))).isTrue();
        refuses(FetchRefusal.STATUS, keeper::step);
        assertThat(keeper.contains(new MailAddress("x@a.mssante.fr"))).isTrue();
    }

    @Test
    void anOlderListTakesNoPlace() {
        server.publish(PATH, SignedList.list(TUESDAY, List.of("a.mssante.fr")));
        WhitelistKeeper keeper = keeper(false, null);
        keeper.step();
        server.publish(PATH, SignedList.list(MONDAY, List.of("b.mssante.fr")));
        assertThat(keeper.step()).as("not yet").isFalse();
        now = START.plus(WhitelistRules.USUAL_REFRESH);
        refuses(DirectoryRefusal.OLDER, keeper::step);
        assertThat(keeper.contains(new MailAddress("x@a.mssante.fr"))).isTrue();
    }

    @Test
    void aSignatureThatIsThereMustHoldOverAllOfItAndBeTheRightOnes() {
        byte[] list = SignedList.list(MONDAY, List.of("a.mssante.fr"));
        refuses(DirectoryRefusal.UNSIGNED, () -> read(list, true, null));
        byte[] signed = SignedList.signed(list, SIGNER);
        read(signed, true, CN);
        refuses(DirectoryRefusal.SIGNER, () -> read(signed, true, "Somebody else"));
        refuses(DirectoryRefusal.SIGNER, () -> read(SignedList.signed(list, STRANGER), false, CN));
        String text = new String(signed, StandardCharsets.UTF_8);
        refuses(DirectoryRefusal.SIGNATURE, () -> read(octets(text.replace("a.mssante.fr", "b.mssante.fr")), true, CN));
        refuses(
                DirectoryRefusal.SIGNATURE,
                () -> read(octets(text.replace("</ListeDomaines>", "<Domaine/></ListeDomaines>")), true, CN));
        byte[] partly = SignedList.signed(list, SIGNER, "/descendant::ds:Signature | //*[local-name()='Domaine']");
        refuses(DirectoryRefusal.SIGNATURE, () -> read(partly, true, CN));
        String moved = text.replaceFirst("(?s)(<ds:Signature.*</ds:Signature>)(.*)", "$2")
                .replace(
                        "<ListeDomaines>",
                        "<ListeDomaines>" + text.replaceFirst("(?s).*?(<ds:Signature.*</ds:Signature>).*", "$1"));
        refuses(DirectoryRefusal.SIGNATURE, () -> read(octets(moved), true, CN));
        now = START.plus(Duration.ofDays(4 * 365));
        refuses(DirectoryRefusal.SIGNER, () -> read(signed, true, CN));
    }

    @Test
    void nothingButAListIsRead() {
        String list = new String(SignedList.list(MONDAY, List.of("a.mssante.fr")), StandardCharsets.UTF_8);
        refuses(DirectoryRefusal.MALFORMED, () -> read(octets("<not-a-list/>"), false, null));
        refuses(DirectoryRefusal.MALFORMED, () -> read(new byte[0], false, null));
        String typed =
                list.replace("?>\n", "?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"" + server.uri("/entity") + "\">]>\n");
        refuses(DirectoryRefusal.MALFORMED, () -> read(octets(typed), false, null));
        String deep = "<a>".repeat(HardenedXml.DEEPEST + 1) + "</a>".repeat(HardenedXml.DEEPEST + 1);
        refuses(
                DirectoryRefusal.MALFORMED,
                () -> read(octets(list.replace("<Domaine>", "<Domaine>" + deep)), false, null));
        String schema = list.replace(
                "<ListeBlancheMSSante ",
                "<ListeBlancheMSSante xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
                        + WhitelistReader.NAMESPACE + " " + server.uri("/schema") + "\" ");
        read(octets(schema), false, null);
        assertThat(server.asked()).containsOnly("GET " + PATH);
    }

    @Test
    void aListOfTooManyDomainsIsRefusedAtTheFirstAboveTheLimit() {
        var list = HardenedXml.read(SignedList.list(MONDAY, List.of("a.fr", "b.fr", "c.fr")));
        assertThat(new WhitelistReader(3).read(list.getDocumentElement()).operators())
                .hasSize(3);
        refuses(DirectoryRefusal.TOO_LARGE, () -> new WhitelistReader(2).read(list.getDocumentElement()));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void read(byte[] list, boolean signed, @Nullable String name) {
        server.publish(PATH, list);
        keeper(signed, name, LastGood.none()).step();
    }

    private WhitelistKeeper keeper(boolean signed, @Nullable String name) {
        return keeper(signed, name, new FolderLastGood(folder, 1_000_000));
    }

    private WhitelistKeeper keeper(boolean signed, @Nullable String name, LastGood copies) {
        var fetcher = new HttpFetcher(AllowedHosts.of(List.of(), List.of(server.host())), List.of());
        var desk = new RevocationDesk(
                PKI.anchors(), fetcher, LastGood.none(), RevocationRules.usual(), () -> now, new SecureRandom());
        var rules = new WhitelistRules(
                null,
                server.uri(PATH),
                signed,
                name,
                name == null ? null : OU,
                WhitelistRules.USUAL_REFRESH,
                WhitelistRules.USUAL_LIMITS);
        return new WhitelistKeeper(rules, fetcher, copies, desk, () -> now);
    }

    private static void refuses(RefusalCode code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
