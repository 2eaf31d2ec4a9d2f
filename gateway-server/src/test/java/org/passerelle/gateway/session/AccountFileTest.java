package org.passerelle.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refused;

/** The accounts as their file holds them. */
class AccountFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00.123Z");
    private static final PasswordHash PASSWORD =
            PasswordHash.of("une phrase assez longue".toCharArray(), new Random(1));

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void begin() {
        file = folder.resolve("accounts.json");
        new AccountFile(file).add(account("paul.exemple"));
    }

    private static Account account(String name) {
        return new Account(name, PersonId.parse("10000000002"), PASSWORD, Set.of(Account.Duty.AUDITOR));
    }

    private static Passkey passkey(String id) {
        return new Passkey(id, "a2V5", 3, true, "Téléphone", NOW, null);
    }

    @Test
    void whatIsWrittenIsRead() {
        new AccountFile(file).add("paul.exemple", passkey("aWQ"));
        new AccountFile(file)
                .change("paul.exemple", each -> each.changing(passkey("aWQ").reference(), one -> one.used(4, NOW)));
        Account read = new AccountFile(file).find("paul.exemple").orElseThrow();
        assertThat(read.passkeys()).containsExactly(new Passkey("aWQ", "a2V5", 4, true, "Téléphone", NOW, NOW));
        assertThat(read.duties()).containsExactly(Account.Duty.AUDITOR);
        assertThat(read.password()).isEqualTo(PASSWORD);
    }

    @Test
    void aFileOfBeforePasskeysIsReadAndStaysAsItWas() throws IOException {
        String before = "{\"accounts\":[{\"duties\":[],\"name\":\"jeanne.essai\",\"password\":\"" + PASSWORD.written()
                + "\",\"person\":\"10000000003\"}],\"type\":\"passerelle/accounts/1\"}";
        Files.writeString(file, before);
        var accounts = new AccountFile(file);
        assertThat(accounts.find("jeanne.essai").orElseThrow().passkeys()).isEmpty();
        accounts.password("jeanne.essai", PASSWORD);
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(before);
    }

    @Test
    void ofManyWritersNoneUndoesWhatAnotherDid() throws Exception {
        int each = 8;
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                String name = "personne" + writer;
                writers.add(() -> {
                    // as another program would: a file object of its own
                    var accounts = new AccountFile(file);
                    accounts.add(account(name));
                    for (int at = 0; at < each; at++) {
                        accounts.add(name, passkey(name + at));
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(new AccountFile(file).all())
                .hasSize(5)
                .filteredOn(account -> account.name().startsWith("personne"))
                .allSatisfy(account -> assertThat(account.passkeys()).hasSize(each));
    }

    @Test
    void changesOfTheSameSizeInTheSameInstantAreSeen() {
        var reader = new AccountFile(file);
        var writer = new AccountFile(file);
        writer.add("paul.exemple", passkey("aWQ"));
        for (long counted = 4; counted < 10; counted++) {
            long now = counted;
            writer.change("paul.exemple", each -> each.changing(passkey("aWQ").reference(), one -> one.used(now, NOW)));
            assertThat(reader.find("paul.exemple")
                            .orElseThrow()
                            .passkeys()
                            .get(0)
                            .counter())
                    .isEqualTo(counted);
        }
    }

    @Test
    void itsOwnerAloneReadsIt() throws IOException {
        for (String name : List.of("accounts.json", "accounts.json.lock")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aPasskeyIsOfOneAccountAndEightAreTheMost() {
        var accounts = new AccountFile(file);
        accounts.add(account("jeanne.essai"));
        for (int at = 0; at < Account.MOST_PASSKEYS; at++) {
            accounts.add("paul.exemple", passkey("id" + at));
        }
        refused(SessionRefusal.PASSKEYS_MOST, () -> accounts.add("paul.exemple", passkey("id8")));
        refused(SessionRefusal.PASSKEY_TWICE, () -> accounts.add("jeanne.essai", passkey("id0")));
        refused(
                SessionRefusal.PASSKEY_UNKNOWN,
                () -> accounts.removePasskey("jeanne.essai", passkey("id0").reference()));
        refused(SessionRefusal.ACCOUNT_UNKNOWN, () -> accounts.add("nobody.here", passkey("id9")));
    }

    @Test
    void idKeyCounterAndNameHaveTheirBounds() {
        // four characters of base64url are three octets
        new Passkey(
                "a".repeat(Passkey.MOST_ID / 3 * 4), "a".repeat(1366), 0xFFFF_FFFFL, false, "é".repeat(40), NOW, null);
        bad("a".repeat(Passkey.MOST_ID / 3 * 4 + 2), "key", 0, SessionRefusal.ACCOUNTS_FILE);
        bad("id", "a".repeat(1367), 0, SessionRefusal.ACCOUNTS_FILE);
        bad("id", "key", 0x1_0000_0000L, SessionRefusal.ACCOUNTS_FILE);
        bad("id", "key", -1, SessionRefusal.ACCOUNTS_FILE);
        bad("i d", "key", 0, SessionRefusal.ACCOUNTS_FILE);
    }

    private static void bad(String id, String key, long counter, SessionRefusal why) {
        refused(why, () -> new Passkey(id, key, counter, false, "nom", NOW, null));
    }

    private static void refused(SessionRefusal why, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().is(why)).isTrue());
    }
}
