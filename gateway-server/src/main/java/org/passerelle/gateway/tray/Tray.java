package org.passerelle.gateway.tray;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.passerelle.canon.Id;
import org.passerelle.party.PersonId;

/** The files of one form that somebody fills in. */
public final class Tray {
    private final Trays trays;
    private final Key key;
    private final List<KeptFile> files = new ArrayList<>();
    private final Object turn = new Object();
    private Instant touched;

    /**
     * Whose it is, for which form, and its name in the page.
     *
     * @param where the form's place: another form's files are others
     */
    record Key(PersonId owner, String where, Id id) {
        @Override
        public String toString() {
            return "Key[…]";
        }
    }

    Tray(Trays trays, Key key, Instant touched) {
        this.trays = trays;
        this.key = key;
        this.touched = touched;
    }

    /** Its name in the page. */
    public Id id() {
        return key.id();
    }

    /** Sends the form, say: of two clicks the second waits. */
    public <T> T inTurn(Supplier<T> act) {
        synchronized (turn) {
            return act.get();
        }
    }

    public List<KeptFile> files() {
        synchronized (trays) {
            return List.copyOf(files);
        }
    }

    long octets() {
        return files().stream().mapToLong(KeptFile::size).sum();
    }

    /**
     * Puts a file aside, encrypted.
     *
     * @throws org.passerelle.refusal.Refused {@link TrayRefusal#FULL}
     */
    public void add(String kind, String fileName, InputStream octets, long size) {
        synchronized (trays) {
            trays.requireRoom(this, size);
            Id id = trays.keep(octets);
            files.add(new KeptFile(id, kind, "", fileName, size, ""));
            trays.hold(this);
        }
    }

    /** Calls a file otherwise. */
    public void call(Id file, String kind, String title, String reason) {
        synchronized (trays) {
            files.replaceAll(each -> each.id().equals(file) ? each.called(kind, title, reason) : each);
        }
    }

    public void remove(Id file) {
        synchronized (trays) {
            if (files.removeIf(each -> each.id().equals(file))) {
                trays.forget(file);
            }
        }
    }

    /** A file's octets; the caller closes the stream. */
    public InputStream open(Id file) throws IOException {
        return trays.open(file);
    }

    /** Everything was sent, or is not wanted any more. */
    public void empty() {
        synchronized (trays) {
            files.forEach(file -> trays.forget(file.id()));
            files.clear();
            trays.drop(this);
        }
    }

    Key key() {
        return key;
    }

    Instant touched() {
        synchronized (trays) {
            return touched;
        }
    }

    void touch(Instant now) {
        synchronized (trays) {
            touched = now;
        }
    }

    @Override
    public String toString() {
        return "Tray[" + files().size() + "]";
    }
}
