package org.passerelle.gateway.console.frame;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around what it shows.
 *
 * @param speech its language
 * @param title what it is called
 * @param visitor who looks at it, null before they logged in
 * @param path where it stands, for the link to the other language
 */
public record Frame(Speech speech, String title, @Nullable Visitor visitor, String path) {

    public Optional<Visitor> findVisitor() {
        return Optional.ofNullable(visitor);
    }

    public String say(String key, Object... values) {
        return speech.say(key, values);
    }

    /** What forms of this session carry; empty before the login. */
    public String forms() {
        return visitor == null ? "" : visitor.session().forms();
    }

    /** What a browser keeps for this person goes by; it does not say who they are. */
    public String kept() {
        return visitor == null
                ? ""
                : Integer.toHexString(visitor.session().person().number().hashCode());
    }

    public String asset(String name) {
        return Assets.path(name);
    }
}
