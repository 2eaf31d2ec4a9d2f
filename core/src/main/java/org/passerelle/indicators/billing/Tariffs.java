package org.passerelle.indicators.billing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.refusal.HouseBug;

/**
 * What acts cost and who may bill them, each from a date on. Data, in {@code tariffs.csv} and {@code professions.csv} beside this class: a
 * new tariff is a new line.
 *
 * @param prices in force from their dates on
 * @param billers who may bill, from their dates on
 */
public record Tariffs(List<Price> prices, List<Biller> billers) {
    private static final Tariffs SHIPPED = new Tariffs(
            read("tariffs.csv").stream()
                    .map(field ->
                            new Price(Act.valueOf(field[0]), LocalDate.parse(field[1]), Integer.parseInt(field[2])))
                    .toList(),
            read("professions.csv").stream()
                    .map(field -> new Biller(Act.valueOf(field[0]), field[1], LocalDate.parse(field[2])))
                    .toList());

    public Tariffs {
        prices = List.copyOf(prices);
        billers = List.copyOf(billers);
    }

    /**
     * @param cents of an euro
     */
    public record Price(Act act, LocalDate from, int cents) {}

    /**
     * @param profession TRE_G15-ProfessionSante, {@code G15_10}
     */
    public record Biller(Act act, String profession, LocalDate from) {}

    /** Those that come with this version of the software. */
    public static Tariffs shipped() {
        return SHIPPED;
    }

    /** What an act of that day costs, in cents; empty before the act was there. */
    public Optional<Integer> cents(Act act, LocalDate day) {
        return prices.stream()
                .filter(price -> price.act() == act && !price.from().isAfter(day))
                .reduce((one, other) -> other.from().isBefore(one.from()) ? one : other)
                .map(Price::cents);
    }

    /** Whether somebody of that profession may bill an act of that day. */
    public boolean mayBill(Act act, String profession, LocalDate day) {
        return billers.stream()
                .anyMatch(biller -> biller.act() == act
                        && biller.profession().equals(profession)
                        && !biller.from().isAfter(day));
    }

    private static List<String[]> read(String name) {
        try (InputStream in = Tariffs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new HouseBug("a table of tariffs is missing from the jar: " + name);
            }
            List<String[]> rows = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 4))
                    .forEach(rows::add);
            return rows;
        } catch (IOException unreadable) {
            throw new HouseBug("a table of tariffs cannot be read: " + name, unreadable);
        }
    }
}
