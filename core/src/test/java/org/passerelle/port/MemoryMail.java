package org.passerelle.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.mail.Delivery;
import org.passerelle.port.mail.Incoming;
import org.passerelle.port.mail.Intake;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.port.mail.MailCursor;
import org.passerelle.port.mail.MailEnvelope;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.mail.Post;

/** A mail server in memory that keeps its promises, but for the faults that a test asks for. */
public final class MemoryMail {
    private static final long VALIDITY = 77;

    private final InstantSource clock;
    private final Map<MailAddress, List<Kept>> boxes = new HashMap<>();
    private final List<byte[]> crossed = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Map<MailAddress, Responder> responders = new HashMap<>();
    private Function<byte[], Fault> faults = octets -> Fault.NONE;
    private boolean down;
    private long mostOctets = Long.MAX_VALUE;
    private long largest = Long.MAX_VALUE;
    private boolean polling;
    private Supplier<Intake.Filed> filing = () -> Intake.Filed.NOT_ALLOWED;
    private final List<MailCursor> filed = new ArrayList<>();

    public MemoryMail(InstantSource clock) {
        this.clock = clock;
    }

    /** What happens to a mail on its way. */
    public enum Fault {
        NONE,
        LOST,
        DOUBLED,
        /** It overtakes the one before it. */
        OVERTAKING,
        /** It is kept back until {@link #release}. */
        KEPT_BACK
    }

    /** A mail with the envelope that it was posted in. */
    public record Sent(MailEnvelope envelope, byte[] octets) {}

    /** A program that answers for an absent person. */
    @FunctionalInterface
    public interface Responder {
        /** What it sends back, if anything, for a mail that came. */
        Optional<Sent> answer(Sent came);
    }

    /** From now on, this answers the mail that comes to a mailbox. */
    public void responder(MailAddress mailbox, Responder responder) {
        responders.put(mailbox, responder);
    }

    /** Every mail that a node posted, in order. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    private record Kept(Instant arrival, byte[] octets) {}

    private final List<Map.Entry<MailAddress, Kept>> keptBack = new ArrayList<>();

    public void faults(Function<byte[], Fault> rule) {
        this.faults = rule;
    }

    /** What filing a receipt away answers. */
    public void filing(Supplier<Intake.Filed> answer) {
        this.filing = answer;
    }

    /** What was asked to be filed away, in order. */
    public List<MailCursor> filed() {
        return List.copyOf(filed);
    }

    /** The most octets of a mail that is fetched. */
    public void largest(long octets) {
        this.largest = octets;
    }

    /** The largest mail that readers of its mailboxes are given. */
    public void mostOctets(long limit) {
        this.mostOctets = limit;
    }

    public void down(boolean now) {
        this.down = now;
    }

    /** Every mail as it crossed, in order. */
    public List<byte[]> crossed() {
        return List.copyOf(crossed);
    }

    /** Delivers what was kept back. */
    public void release() {
        keptBack.forEach(late -> box(late.getKey()).add(late.getValue()));
        keptBack.clear();
    }

    /** Puts a mail straight into a mailbox. */
    public void inject(MailAddress to, byte[] octets) {
        box(to).add(new Kept(clock.instant(), octets));
    }

    private List<Kept> box(MailAddress address) {
        return boxes.computeIfAbsent(address, any -> new ArrayList<>());
    }

    public Post post() {
        return new Post() {
            @Override
            public Delivery post(MailEnvelope envelope, MailBytes bytes) {
                if (down) {
                    return new Delivery.TemporaryFailure(
                            org.passerelle.refusal.Refusal.of(StoreRefusal.UNAVAILABLE), 0, List.of());
                }
                byte[] octets = read(bytes);
                crossed.add(octets);
                sent.add(new Sent(envelope, octets));
                carry(new Sent(envelope, octets));
                return new Delivery.HandedOver(250, "kept");
            }

            @Override
            public MailboxState state() {
                return new MailboxState.Ok();
            }

            @Override
            public void close() {}
        };
    }

    private void carry(Sent mail) {
        for (MailAddress to : mail.envelope().recipients()) {
            deliver(to, mail.octets());
            Optional.ofNullable(responders.get(to))
                    .flatMap(responder -> responder.answer(mail))
                    .ifPresent(this::carry);
        }
    }

    private void deliver(MailAddress to, byte[] octets) {
        var kept = new Kept(clock.instant(), octets);
        switch (faults.apply(octets)) {
            case NONE -> box(to).add(kept);
            case LOST -> {}
            case DOUBLED -> {
                box(to).add(kept);
                box(to).add(kept);
            }
            case OVERTAKING -> box(to).add(Math.max(0, box(to).size() - 1), kept);
            case KEPT_BACK -> keptBack.add(Map.entry(to, kept));
        }
    }

    private static byte[] read(MailBytes bytes) {
        try (var in = bytes.open()) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Incoming incoming(MailCursor at, Kept kept) {
        int size = kept.octets().length;
        return size > largest
                ? new Incoming.OversizeMail(at, kept.arrival(), size, largest)
                : new Incoming.IncomingMail(at, kept.arrival(), size, MailBytes.of(kept.octets()));
    }

    public Intake intake(MailAddress address) {
        return new Intake() {
            @Override
            public long mostOctets() {
                return mostOctets;
            }

            @Override
            public Polled poll(MailCursor from, Handler handler) {
                int taken = 0;
                MailCursor cursor = from;
                List<Kept> box = box(address);
                for (int uid = (int) from.uid() + 1; !down && uid <= box.size(); uid++) {
                    Kept kept = box.get(uid - 1);
                    var at = new MailCursor(VALIDITY, uid);
                    polling = true;
                    try {
                        handler.take(incoming(at, kept));
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    } finally {
                        polling = false;
                    }
                    cursor = at;
                    taken++;
                }
                return new Polled(cursor, taken, false, false, new MailboxState.Ok());
            }

            @Override
            public Filed fileAway(MailCursor at) {
                if (polling) {
                    throw new AssertionError("the mailbox is busy with the poll");
                }
                filed.add(at);
                return filing.get();
            }

            @Override
            public MailboxState state() {
                return new MailboxState.Ok();
            }

            @Override
            public void close() {}
        };
    }
}
