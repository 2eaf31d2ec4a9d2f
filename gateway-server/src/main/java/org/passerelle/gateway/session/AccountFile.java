package org.passerelle.gateway.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * The accounts of one gateway: a file that the command {@code account} changes, and that a running gateway changes for who looks after
 * their own account and reads again whenever it is another one, so that whoever leaves is out at once. It is replaced whole, never
 * written into; who changes it holds the lock beside it, so that of two programs none undoes what the other did.
 */
public final class AccountFile {
    /** Most accounts that one file holds. */
    public static final int MOST = 5000;

    private static final String TYPE = "passerelle/accounts/1";
    private static final int LARGEST = Canon.LONGEST;
    /** Values of a file, counted as {@link Canon#MOST_VALUES} counts: all accounts with all their passkeys. */
    private static final int MOST_VALUES = 16 + MOST * (8 + 8 * Account.MOST_PASSKEYS);

    /** Threads of this program take turns; programs by the lock. */
    private static final Object ONE_WRITER = new Object();

    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private volatile @Nullable Read last;

    /** What was read, and of which file. */
    private record Read(
            FileTime modified, long size, @Nullable Object key, Map<String, Account> accounts) {
        boolean isOf(BasicFileAttributes file) {
            return size == file.size()
                    && modified.equals(file.lastModifiedTime())
                    && Objects.equals(key, file.fileKey());
        }
    }

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
        change(name, account -> account.with(password));
    }

    /** Adds a passkey, which is no other account's. */
    public void add(String name, Passkey passkey) {
        change(accounts -> {
            if (accounts.values().stream()
                    .anyMatch(each -> each.findPasskey(passkey.id()).isPresent())) {
                throw Refusal.of(SessionRefusal.PASSKEY_TWICE).refused();
            }
            accounts.put(name, require(accounts, name).with(passkey));
            return accounts;
        });
    }

    /** Takes a passkey away; by {@link Passkey#reference}. */
    public void removePasskey(String name, String reference) {
        change(name, account -> account.without(reference));
    }

    /** Changes one account as it is at that moment. */
    void change(String name, UnaryOperator<Account> how) {
        change(accounts -> {
            accounts.put(name, how.apply(require(accounts, name)));
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

    private void change(UnaryOperator<Map<String, Account>> how) {
        synchronized (ONE_WRITER) {
            Path beside = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel =
                    FileChannel.open(beside, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNERS)) {
                // given back when the channel closes
                channel.lock();
                last = null;
                write(how.apply(new TreeMap<>(read())));
                last = null;
            } catch (IOException | UnsupportedOperationException unwritable) {
                throw unusable().refused(unwritable);
            }
        }
    }

    private void write(Map<String, Account> changed) throws IOException {
        List<Json.Obj> accounts =
                changed.values().stream().map(AccountJson::write).toList();
        byte[] octets = Canon.octets(
                Json.object().put("type", TYPE).put("accounts", accounts).build());
        if (octets.length > LARGEST) {
            // nobody could read it again
            throw unusable().refused();
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, OWNERS);
        Files.write(next, octets, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The accounts as they are now; the file is read again only when it is another one. */
    private Map<String, Account> read() {
        try {
            if (!Files.exists(file)) {
                return Map.of();
            }
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            Read before = last;
            if (before != null && before.isOf(found)) {
                return before.accounts();
            }
            Map<String, Account> accounts = Collections.unmodifiableMap(parsed(found.size()));
            last = new Read(found.lastModifiedTime(), found.size(), found.fileKey(), accounts);
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
            Json.Obj root = Canon.read(Files.readAllBytes(file), TYPE, Set.of("type", "accounts"), MOST_VALUES);
            for (Json.Obj each : root.array("accounts").objects()) {
                Account account = AccountJson.read(each);
                accounts.put(account.name(), account);
            }
            return accounts;
        } catch (Refused malformed) {
            throw unusable().refused(malformed);
        }
    }
}
