package org.passerelle.pathway.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A story of one exchange with explicit times, read from YAML: who does what when, and what is expected of it.
 *
 * @param pathway which pathway it is about
 * @param line the line's hours, zone and targets, every value as text
 * @param story its scenes, in the order of time
 */
public record Script(PathwayRef pathway, Json.Obj line, List<Scene> story) {
    /** Longest story, in scenes. */
    public static final int MOST = 1000;
    /** What may become of a mail: it comes back, comes after others, comes two times, or comes with an octet changed. */
    public static final List<String> MAIL = List.of("bounce", "late", "twice", "altered");

    public Script {
        story = List.copyOf(story);
    }

    /**
     * Something that happens.
     *
     * @param at when
     * @param line where it stands in the file, from 1
     * @param column the same
     * @param by the role that acts, or null where time alone passes
     * @param step what it does, or null
     * @param say what it fills in, every value as text, list or mapping
     * @param mail what becomes of the next letter, one of {@link #MAIL}, or null; the law does not see it
     * @param refused the code with which it is refused, or null where it is not
     * @param then what is expected afterwards, every value as text or list
     */
    public record Scene(
            Instant at,
            int line,
            int column,
            @Nullable String by,
            @Nullable String step,
            Json.Obj say,
            @Nullable String mail,
            @Nullable String refused,
            Json.Obj then) {
        public Optional<String> findMail() {
            return Optional.ofNullable(mail);
        }
    }

    /**
     * Reads a script.
     *
     * @throws Refused with a {@link PathwayRefusal}, the file's name, line and column
     */
    public static Script read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return script(YamlReader.read(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw Refusal.of(PathwayRefusal.UNREADABLE).with(FactKey.FILE, name).refused(unreadable);
        } catch (Refused mistake) {
            throw mistake.refusal().with(FactKey.FILE, name).refused(mistake);
        }
    }

    private static Script script(YamlNode.Keys root) {
        root.only("journey", "title", "pathway", "line", "story");
        PathwayRef pathway = Located.within(root.get("pathway"), () -> PathwayRef.parse(root.text("pathway")));
        var story = new ArrayList<Scene>();
        for (YamlNode.Keys keys : root.items("story")) {
            Scene scene = Located.within(keys, () -> scene(keys));
            boolean earlier = !story.isEmpty()
                    && scene.at().isBefore(story.get(story.size() - 1).at());
            if (earlier || story.size() == MOST) {
                throw keys.place().refused(Refusal.of(earlier ? PathwayRefusal.STORY_ORDER : PathwayRefusal.LIMIT));
            }
            story.add(scene);
        }
        return new Script(pathway, object(root.keys("line")), story);
    }

    private static Scene scene(YamlNode.Keys keys) {
        keys.only("at", "by", "step", "say", "tick", "mail", "refused", "then");
        return new Scene(
                instant(keys),
                keys.place().line(),
                keys.place().column(),
                keys.findText("by").orElse(null),
                keys.find("by").isEmpty() ? null : keys.text("step"),
                keys.find("say").isEmpty() ? Json.object().build() : object(keys.keys("say")),
                mail(keys),
                keys.findText("refused").orElse(null),
                keys.find("then").isEmpty() ? Json.object().build() : object(keys.keys("then")));
    }

    private static @Nullable String mail(YamlNode.Keys keys) {
        String fate = keys.findText("mail").orElse(null);
        if (fate != null && !MAIL.contains(fate)) {
            throw keys.wrongForm("mail", keys.get("mail"), String.join(", ", MAIL));
        }
        return fate;
    }

    private static Instant instant(YamlNode.Keys keys) {
        try {
            return OffsetDateTime.parse(keys.text("at")).toInstant();
        } catch (DateTimeException malformed) {
            throw keys.wrongForm("at", keys.get("at"), "an instant such as 2026-11-20T16:20:00+01:00");
        }
    }

    private static Json.Obj object(YamlNode.Keys keys) {
        Json.Builder object = Json.object();
        keys.values().forEach((name, value) -> object.put(name, json(value)));
        return object.build();
    }

    private static Json json(YamlNode node) {
        if (node instanceof YamlNode.Keys keys) {
            return object(keys);
        } else if (node instanceof YamlNode.Items items) {
            return Json.array(items.items().stream().map(Script::json).toList());
        }
        return Json.text(((YamlNode.Text) node).value());
    }
}
