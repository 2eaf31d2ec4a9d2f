package org.passerelle.flow.told;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Story;
import org.passerelle.party.PersonId;

/**
 * What somebody in front of an open page is told of an exchange: what a mail would tell them, whether or not they gave an address. Their
 * quiet hours and absences hold back what they hold back of mails. Nothing clinical, and nothing of it stands in the trace: they ask.
 *
 * @param id the same for the same news
 * @param reason why, as the trace has it of mails
 * @param line the line's title in French, or its address
 * @param held until when their quiet hours hold it back; null where nothing does
 */
public record ScreenNews(
        String id, String reason, String line, @Nullable Instant held) {

    /** Why somebody is told once, at the end of their quiet hours, of everything that they held back. */
    public static final String MEANWHILE = Reason.MEANWHILE.code();

    public Optional<Instant> findHeld() {
        return Optional.ofNullable(held);
    }

    /** What happened in that exchange after a moment, as far as it concerns this person, the gravest first; each reason once. */
    public static List<ScreenNews> of(Premises premises, Id exchange, PersonId who, Instant since) {
        return Story.read(premises, exchange)
                .map(story -> of(premises, story, who, since))
                .orElse(List.of());
    }

    private static List<ScreenNews> of(Premises premises, Story story, PersonId who, Instant since) {
        Map<Reason, ScreenNews> news = new TreeMap<>(Comparator.reverseOrder());
        for (int entry = 0; entry < story.events().size(); entry++) {
            if (story.rows().get(entry).leaf().at().isAfter(since)) {
                String id = story.state().begun().exchange().reference() + "-" + entry;
                told(premises, story, entry).told().forEach((whom, why) -> {
                    if (whom.name().equals(who.number())) {
                        news.put(why.reason(), news(premises, story.state(), id, whom.reach(), why.reason()));
                    }
                });
            }
        }
        return List.copyOf(news.values());
    }

    /** Who is told of one entry of the journal. */
    private static Audience told(Premises premises, Story story, int entry) {
        var audience = new Audience(premises, story.state().begun().ours(), reach -> true);
        Event event = story.events().get(entry);
        if (event instanceof Event.Law law) {
            Notices.gather(audience, story.state(), List.of(law));
        } else if (event instanceof Event.Remark remark && remark.kind() == Kind.MAIL_RECEIVED) {
            Notices.gatherMail(audience, story.state());
        }
        return audience;
    }

    private static ScreenNews news(
            Premises premises, ExchangeState state, String id, Member.Reach reach, Reason reason) {
        Event.Begun begun = state.begun();
        ZoneId zone = Audience.zone(premises, begun.ours());
        String line = premises.card(begun.line())
                .map(LineCard::offer)
                .map(LineOffer::title)
                .map(LineOffer.Title::fr)
                .orElse(begun.line().value());
        Instant held = Optional.ofNullable(reach.quiet())
                .filter(quiet -> reason.waits())
                .flatMap(quiet -> quiet.endsAfter(premises.now(), zone))
                .orElse(null);
        return new ScreenNews(id + "-" + reason.code(), reason.code(), line, held);
    }
}
