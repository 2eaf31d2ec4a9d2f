package org.passerelle.gateway.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * The accounts of one gateway: a file that the command {@code account} changes and that a running gateway reads again at each login,
 * so that whoever leaves is out at once. The file is replaced whole, never written into.
 */
public final class AccountFile {
    /** Most accounts that one file holds. */
    public static final int MOST = 5000;

    private static final String TYPE = "passerelle/accounts/1";
    private static final long LARGEST = 4L * 1024 * 1024;

    private final Path file;
    private volatile @Nullable Read last;

    /** What was read, and of which file. */
    private record Read(FileTime modified, long size, Map<String, Account> accounts) {}

    public AccountFile(Path file) {
        this.file = file;
    }

    /** The account of that name. */
    public Optional<Account> find(String name) {
        return Optional.ofNullable(read().get(name));
    }

    /** All of them, by name. */
    public List<Account> all() {
        return List.copyOf(read().values());
    }

    public void add(Account account) {
        change(accounts -> {
            if (accounts.putIfAbsent(account.name(), account) != null) {
                throw Refusal.of(SessionRefusal.ACCOUNT_TWICE).refused();
            } else if (accounts.size() > MOST) {
                throw unusable().refused();
            }
            return accounts;
        });
    }

    /** Sets an account's password anew. */
    public void password(String name, PasswordHash password) {
        change(accounts -> {
            accounts.put(name, require(accounts, name).with(password));
            return accounts;
        });
    }

    public void remove(String name) {
        change(accounts -> {
            require(accounts, name);
            accounts.remove(name);
            return accounts;
        });
    }

    private Refusal unusable() {
        return Refusal.of(SessionRefusal.ACCOUNTS_FILE).with(FactKey.PATH, file);
    }

    private static Account require(Map<String, Account> accounts, String name) {
        return Optional.ofNullable(accounts.get(name))
                .orElseThrow(() -> Refusal.of(SessionRefusal.ACCOUNT_UNKNOWN).refused());
    }

    private synchronized void change(UnaryOperator<Map<String, Account>> how) {
        List<Json.Obj> accounts = how.apply(new TreeMap<>(read())).values().stream()
                .map(AccountFile::write)
                .toList();
        byte[] octets = Canon.octets(
                Json.object().put("type", TYPE).put("accounts", accounts).build());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(next, octets, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UnsupportedOperationException unwritable) {
            throw unusable().refused(unwritable);
        }
    }

    /** The accounts as they are now; the file is read again only when it is another one. */
    private Map<String, Account> read() {
        try {
            if (!Files.exists(file)) {
                return Map.of();
            }
            FileTime modified = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Read before = last;
            if (before != null && before.size() == size && before.modified().equals(modified)) {
                return before.accounts();
            }
            Map<String, Account> accounts = Collections.unmodifiableMap(parsed(size));
            last = new Read(modified, size, accounts);
            return accounts;
        } catch (IOException unreadable) {
            throw unusable().refused(unreadable);
        }
    }

    private Map<String, Account> parsed(long size) throws IOException {
        if (size > LARGEST) {
            throw unusable().refused();
        }
        var accounts = new TreeMap<String, Account>();
        try {
            Json.Obj root = Canon.read(Files.readAllBytes(file), TYPE, Set.of("type", "accounts"));
            for (Json.Obj each : root.array("accounts").objects()) {
                Account account = account(each);
                accounts.put(account.name(), account);
            }
            return accounts;
        } catch (Refused malformed) {
            throw unusable().refused(malformed);
        }
    }

    private static Account account(Json.Obj json) {
        var duties = new ArrayList<Account.Duty>();
        for (String duty : json.arrayOrEmpty("duties").texts()) {
            duties.add(Arrays.stream(Account.Duty.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(duty))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(SessionRefusal.ACCOUNTS_FILE).refused()));
        }
        return new Account(
                json.text("name"),
                PersonId.parse(json.text("person")),
                PasswordHash.read(json.text("password")),
                Set.copyOf(duties));
    }

    private static Json.Obj write(Account account) {
        List<Json> duties = account.duties().stream()
                .map(duty -> (Json) Json.text(duty.name().toLowerCase(Locale.ROOT)))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .collect(Collectors.toList());
        return Json.object()
                .put("name", account.name())
                .put("person", account.person().number())
                .put("password", account.password().written())
                .put("duties", duties)
                .build();
    }
}
