package org.passerelle.examples.desktop;

import javax.swing.JComboBox;
import org.passerelle.pathway.Option;

/**
 * A code that a form offers, shown by its French words.
 *
 * @param code what is sent
 * @param words what people read
 */
record Choice(String code, String words) {
    static Choice of(Option option) {
        return new Choice(option.code(), option.words().fr());
    }

    static JComboBox<Choice> box(String name, Iterable<Option> options) {
        var box = new JComboBox<Choice>();
        box.setName(name);
        options.forEach(option -> box.addItem(of(option)));
        return box;
    }

    /** The code that is chosen, or nothing. */
    static String code(JComboBox<Choice> box) {
        return box.getSelectedItem() instanceof Choice choice ? choice.code() : "";
    }

    @Override
    public String toString() {
        return words;
    }
}
