package org.passerelle.flow.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** What changes of a line's ready-made texts. They stand in no card: nobody outside is told. */
public sealed interface TextChange extends LineChange {

    /**
     * A text is kept.
     *
     * @param was the name of the one that it takes the place of; null for one of its own name, or none
     */
    record Kept(ReadyText text, @Nullable String was) implements TextChange {}

    /** The text of that name goes. */
    record Dropped(String name) implements TextChange {}

    @Override
    default boolean isOfPeople() {
        return false;
    }

    @Override
    default List<ReadyText> texts(List<ReadyText> before) {
        List<ReadyText> after = new ArrayList<>(before);
        if (this instanceof Kept kept) {
            Optional.ofNullable(kept.was()).ifPresent(was -> drop(after, was));
            after.removeIf(
                    each -> kept.was() == null && each.name().equals(kept.text().name()));
            after.add(kept.text());
        } else if (this instanceof Dropped dropped) {
            drop(after, dropped.name());
        }
        after.sort(ReadyText.ORDER);
        return after;
    }

    private static void drop(List<ReadyText> texts, String name) {
        if (!texts.removeIf(each -> each.name().equals(name))) {
            throw ReadyText.refused("name");
        }
    }

    @Override
    default Json.Obj json() {
        if (this instanceof Kept kept) {
            Json.Obj text = kept.text().json();
            Json.Builder said = Json.object().put("change", "text").put("text", text);
            Optional.ofNullable(kept.was()).ifPresent(was -> said.put("was", was));
            return said.build();
        }
        return Json.object()
                .put("change", "end-text")
                .put("name", ((Dropped) this).name())
                .build();
    }

    /** Reads what {@link #json} writes; nothing where it is another change. */
    static Optional<LineChange> find(Json.Obj json) {
        return switch (json.text("change")) {
            case "text" ->
                Optional.of(new Kept(
                        ReadyText.read(json.object("text")),
                        json.findText("was").orElse(null)));
            case "end-text" -> Optional.of(new Dropped(json.text("name")));
            default -> Optional.empty();
        };
    }

    /** Refuses more than a line may have, and two of one name. */
    static void require(List<ReadyText> texts) {
        if (texts.size() > ReadyText.MOST) {
            throw Refusal.of(FlowRefusal.LINE_CHANGE)
                    .with(FactKey.FIELD, "texts")
                    .with(FactKey.LIMIT, ReadyText.MOST)
                    .refused();
        } else if (texts.stream().map(ReadyText::name).distinct().count() != texts.size()) {
            throw ReadyText.refused("name");
        }
    }
}
