package org.passerelle.specs.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.client.testing.Crossing;
import org.passerelle.exchange.Fact;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.yaml.Script;

/** What scenes expect, looked for in every house that was told. */
final class Expectations {
    private final Town town;
    private final Houses houses;
    private int decided;
    private int crossed;
    /** The last scene that some house has still to be told of. */
    private Script.@Nullable Scene owed;

    Expectations(Town town, Houses houses) {
        this.town = town;
        this.houses = houses;
        this.crossed = town.mail().crossings().size();
    }

    /**
     * Expects what the scene says.
     *
     * @param door where it happened
     * @param onItsWay whether some mail has not arrived: then the others are looked at when it has
     */
    void add(Id exchange, Script.Scene scene, House door, boolean onItsWay) {
        if (houses.hospital().knows(exchange)) {
            if (scene.then().has("escalated")) {
                escalated(exchange, texts(scene.then().get("escalated")));
            }
            decided = houses.hospital().state(exchange).law().size();
        }
        crossed = town.mail().crossings().size();
        if (!scene.then().members().isEmpty()) {
            owed = scene;
        }
        if (!onItsWay) {
            met(exchange);
        } else if (door == houses.hospital()) {
            check(scene, door, door.look(exchange));
        }
    }

    /** Something new happens before everybody was told of the last scene. */
    void overtaken() {
        owed = null;
    }

    /** Everything arrived. */
    void met(Id exchange) {
        Script.Scene scene = owed;
        if (scene != null) {
            owed = null;
            houses.all().stream()
                    .filter(house -> house.knows(exchange))
                    .forEach(house -> check(scene, house, house.look(exchange)));
        }
    }

    private static void check(Script.Scene scene, House house, House.Sight sight) {
        String where = "line " + scene.line() + " of the journey, seen by " + house.address();
        scene.then().members().forEach((name, value) -> {
            switch (name) {
                case "state" -> assertThat(sight.state()).as(where).isEqualTo(text(value));
                case "due" -> assertThat(sight.due()).as(where).contains(moment(text(value)));
                case "breached" -> assertThat(sight.breached()).as(where).isEqualTo(Boolean.parseBoolean(text(value)));
                default -> assertThat(name).as(where).isEqualTo("escalated");
            }
        });
    }

    /** Whoever was told since the scene before was told indeed: the people by a mail, the requester by their own software. */
    private void escalated(Id exchange, List<String> expected) {
        List<Fact.Escalated> told = houses.hospital().told(exchange, decided);
        assertThat(told).extracting(rung -> rung.to().code()).isEqualTo(expected);
        List<MailAddress> mailed = town.mail().crossings().stream()
                .skip(crossed)
                .map(Crossing::recipients)
                .flatMap(List::stream)
                .toList();
        People people = houses.people();
        for (Fact.Escalated rung : told) {
            switch (rung.to()) {
                case LINE -> assertThat(mailed).containsAll(people.experts());
                case COORDINATOR -> assertThat(mailed).contains(people.coordinators());
                case FALLBACK -> assertThat(mailed).contains(people.standIns());
                case REQUESTER -> toldByTheirSoftware(exchange, rung);
            }
        }
    }

    private void toldByTheirSoftware(Id exchange, Fact.Escalated rung) {
        assertThat(rung.to()).isEqualTo(Rung.Told.REQUESTER);
        assertThat(houses.practice().exchange(exchange).moments())
                .anySatisfy(moment -> assertThat(moment.words()).endsWith("appelez-la au " + rung.phone()));
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static List<String> texts(Json value) {
        return value instanceof Json.Array several ? several.texts() : List.of(text(value));
    }

    private static String text(Json value) {
        return ((Json.Text) value).value();
    }
}
