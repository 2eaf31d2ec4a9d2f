package org.passerelle.gateway.console.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.told.ScreenNews;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.PersonId;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;

/**
 * What somebody's browser shows while one of their pages is open: that something came, was answered or is late, in a sentence without
 * clinical content. Each piece of news is given once, to whichever of their pages asks first.
 */
public final class NewsDoor {
    /** Most pieces of news that one answer gives; the list holds all of them. */
    public static final int MOST = 5;
    /** What is older is not told any more. */
    public static final Duration LATEST = Duration.ofMinutes(15);
    /** People who are remembered. */
    static final int MOST_PEOPLE = 5000;
    /** Pieces of news that are remembered of each. */
    static final int MOST_KNOWN = 200;
    /** Journals that one answer reads. */
    static final int MOST_READ = 50;
    /** Exchanges that one answer looks through for those of whoever asks. */
    static final int MOST_LOOKED = 10 * ExchangeQuery.MOST;
    /** What was written while somebody asked may be dated a little earlier. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Porch porch;
    private final Exchanges exchanges;
    private final InstantSource clock;
    private final Map<PersonId, Heard> people = eldestGoes(MOST_PEOPLE);

    public NewsDoor(Porch porch, Exchanges exchanges, InstantSource clock) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /** What the end of somebody's quiet hours is to tell. */
    private record Later(Instant at, String line, String path) {}

    /** What one person was told. */
    private static final class Heard {
        private final Instant begun;
        private Instant asked;
        private final Map<String, Boolean> ids = eldestGoes(MOST_KNOWN);
        private final Map<String, Later> later = eldestGoes(MOST);

        Heard(Instant now) {
            begun = now;
            asked = now;
        }

        /** From when on something may be news; each asking begins anew. */
        synchronized Instant since(Instant now) {
            Instant since = earlier(asked, now).minus(OVERLAP);
            asked = now;
            return later(since, later(earlier(begun, now), now.minus(LATEST)));
        }

        /** A clock that was set back hides nothing. */
        private static Instant earlier(Instant one, Instant now) {
            return one.isAfter(now) ? now : one;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        /** The gravest of what they were not told; all of it counts as told. */
        synchronized Optional<ScreenNews> first(List<ScreenNews> news) {
            return news.stream().filter(one -> ids.putIfAbsent(one.id(), true) == null).toList().stream()
                    .findFirst();
        }

        synchronized void hold(ScreenNews news, Instant until, String path) {
            later.putIfAbsent(news.line() + "-" + until.getEpochSecond(), new Later(until, news.line(), path));
        }

        /** What their quiet hours held back and do no more. */
        synchronized Map<String, Later> ended(Instant now) {
            Map<String, Later> ended = new LinkedHashMap<>();
            later.forEach((id, one) -> {
                if (!one.at().isAfter(now)) {
                    ended.put(id, one);
                }
            });
            later.keySet().removeAll(ended.keySet());
            return ended;
        }
    }

    private static <K, V> Map<K, V> eldestGoes(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** A form of their session asks, so that no other site takes news away from them. */
    public Response give(Match match) {
        Request request = match.request();
        Visitor visitor = porch.onlooker(request);
        porch.form(request, visitor);
        Speech speech = Speech.of(request);
        List<Json.Obj> news = new ArrayList<>();
        heard(visitor.session().person(), clock.instant()).ifPresent(heard -> {
            gather(news, visitor, heard, speech);
            heard.ended(clock.instant())
                    .forEach((id, later) -> news.add(piece(
                            "meanwhile-" + id,
                            speech.say("news.later", later.line(), speech.say("news." + ScreenNews.MEANWHILE)),
                            later.path())));
        });
        return Pages.guarded(Response.of(
                200,
                "application/json",
                Canon.octets(Json.object().put("news", news).build())));
    }

    private void gather(List<Json.Obj> news, Visitor visitor, Heard heard, Speech speech) {
        Instant since = heard.since(clock.instant());
        changed(visitor, since).forEach(row -> {
            PersonId who = visitor.session().person();
            Optional<ScreenNews> first = heard.first(exchanges.news(row.exchange(), who, since));
            Optional<Instant> held = first.flatMap(ScreenNews::findHeld);
            if (held.isPresent()) {
                heard.hold(first.get(), held.get(), list(visitor, row));
            } else if (first.isPresent() && news.size() < MOST) {
                news.add(said(first.get(), row, visitor, speech));
            }
        });
    }

    /** What they were told before; nothing at their first asking, before which nothing is news. */
    private Optional<Heard> heard(PersonId who, Instant now) {
        synchronized (people) {
            Heard before = people.get(who);
            if (before == null) {
                people.put(who, new Heard(now));
            }
            return Optional.ofNullable(before);
        }
    }

    /**
     * What changed of theirs, last first, however much of others' changed in between.
     *
     * @param some {@link ExchangeQuery#MOST} of all from the given one on, fewer at the end
     */
    static List<ExchangeRow> changed(IntFunction<List<ExchangeRow>> some, Predicate<ExchangeRow> theirs) {
        List<ExchangeRow> found = new ArrayList<>();
        for (int from = 0; from < MOST_LOOKED && found.size() < MOST_READ; from += ExchangeQuery.MOST) {
            List<ExchangeRow> rows = some.apply(from);
            rows.stream().filter(theirs).forEach(found::add);
            if (rows.size() < ExchangeQuery.MOST) {
                break;
            }
        }
        return found.stream().limit(MOST_READ).toList();
    }

    private List<ExchangeRow> changed(Visitor visitor, Instant since) {
        return changed(
                from -> exchanges.list(
                        new ExchangeQuery(Optional.empty(), Set.of(), Optional.of(since), ExchangeQuery.MOST, from)),
                row -> isOf(visitor, row));
    }

    static boolean isOf(Visitor visitor, ExchangeRow row) {
        return visitor.acting(row).isPresent() || visitor.asks(row);
    }

    private static Json.Obj said(ScreenNews news, ExchangeRow row, Visitor visitor, Speech speech) {
        Member member = visitor.on(row);
        boolean reads = visitor.asks(row) ? member.may(Member.Right.PROFESSIONAL) : member.reads();
        String text = speech.say(
                "news.text",
                news.line(),
                speech.say("news." + news.reason()),
                row.exchange().reference());
        return piece(news.id(), text, reads ? "/exchanges/" + row.exchange().hex() : list(visitor, row));
    }

    private static String list(Visitor visitor, ExchangeRow row) {
        return visitor.asks(row) ? "/requests" : "/worklist";
    }

    private static Json.Obj piece(String id, String text, String path) {
        return Json.object().put("id", id).put("text", text).put("path", path).build();
    }
}
