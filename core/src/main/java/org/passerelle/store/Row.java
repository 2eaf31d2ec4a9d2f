package org.passerelle.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Leaf;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** The row a query stands at, in the house's values. A null where none may be is refused as altered. */
final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    @Nullable
    String findText(String column) {
        try {
            return rows.getString(column);
        } catch (SQLException fault) {
            throw new Session.Fault(fault);
        }
    }

    byte @Nullable [] findOctets(String column) {
        try {
            return rows.getBytes(column);
        } catch (SQLException fault) {
            throw new Session.Fault(fault);
        }
    }

    Optional<Long> findWhole(String column) {
        try {
            long value = rows.getLong(column);
            return rows.wasNull() ? Optional.empty() : Optional.of(value);
        } catch (SQLException fault) {
            throw new Session.Fault(fault);
        }
    }

    String text(String column) {
        return present(findText(column));
    }

    byte[] octets(String column) {
        return present(findOctets(column));
    }

    long whole(String column) {
        return present(findWhole(column).orElse(null));
    }

    int number(String column) {
        return Math.toIntExact(whole(column));
    }

    boolean flag(String column) {
        return whole(column) != 0;
    }

    Id id(String column) {
        return Id.parse(text(column));
    }

    /** Whose the row is, by its column of that name; the node's own when there is none or it cannot be read. */
    Id exchange() {
        try {
            String text = rows.getString("exchange");
            return text == null ? Journals.NODE : Id.parse(text);
        } catch (SQLException | Refused noneOrMalformed) {
            return Journals.NODE;
        }
    }

    Sha256 hash(String column) {
        return Sha256.parse(text(column));
    }

    @Nullable
    Sha256 findHash(String column) {
        String hex = findText(column);
        return hex == null ? null : Sha256.parse(hex);
    }

    @Nullable
    MailAddress findAddress(String column) {
        String text = findText(column);
        return text == null ? null : new MailAddress(text);
    }

    MailAddress address(String column) {
        return new MailAddress(text(column));
    }

    Instant instant(String column) {
        return Instant.ofEpochMilli(whole(column));
    }

    @Nullable
    Instant findInstant(String column) {
        return findWhole(column).map(Instant::ofEpochMilli).orElse(null);
    }

    Leaf leaf(String column) {
        return Leaf.read(text(column).getBytes(StandardCharsets.UTF_8));
    }

    /** What lists show of an exchange. */
    ExchangeRow exchangeRow() {
        return new ExchangeRow(
                id("exchange"),
                flag("keeper"),
                text("pathway"),
                address("line"),
                address("requester"),
                text("state"),
                flag("ended"),
                text("urgency"),
                findInstant("due"),
                flag("breached"),
                instant("begun"),
                instant("updated"),
                findAddress("stand_in"),
                findWhole("opened").isEmpty() ? null : glance(),
                whole("version"));
    }

    private Glance glance() {
        String taker = findText("taker");
        String last = findText("last_step");
        return new Glance(
                Glance.Timing.valueOf(text("timing")),
                flag("opened"),
                findText("organisation"),
                taker == null ? null : new Rpps(taker),
                findText("taker_name"),
                last == null ? null : Id.parse(last));
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw Refusal.of(StoreRefusal.ALTERED).refused();
        }
        return value;
    }
}
