package org.passerelle.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Store;

/** What every store must do with what correspondents say that they read. */
public interface ReadsContract {
    Instant SIGNED = Trail.BEGIN;
    MailAddress WRITER = new MailAddress("cabinet@barrois.example");

    Store store();

    Store reopened();

    @Test
    default void remembersWhatEachCorrespondentSaidLast() {
        var other = new Change.Reads(new MailAddress("cabinet@saulx.example"), signer("other"), false, SIGNED);
        Change.Reads later = said("renewed", false, SIGNED.plusSeconds(1));
        store().commit(List.of(said("first", true, SIGNED), other));
        store().commit(List.of(later));

        assertThat(reopened().correspondence().reads(WRITER)).contains(later);
        assertThat(store().correspondence().reads(other.address())).contains(other);
        assertThat(store().correspondence().reads(new MailAddress("nobody@saulx.example")))
                .isEmpty();
    }

    @Test
    default void whatWasSignedEarlierReplacesNothing() {
        Change.Reads last = said("first", false, SIGNED.plusSeconds(1));
        store().commit(List.of(last));
        store().commit(List.of(said("late", true, SIGNED)));
        store().commit(List.of(said("at once", true, last.signedAt())));

        assertThat(store().correspondence().reads(WRITER)).contains(last);
    }

    private static Change.Reads said(String certificate, boolean gcm, Instant at) {
        return new Change.Reads(WRITER, signer(certificate), gcm, at);
    }

    private static Sha256 signer(String name) {
        return Sha256.hash(name.getBytes(StandardCharsets.US_ASCII));
    }
}
