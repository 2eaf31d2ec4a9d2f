package org.passerelle.examples.desktop;

import java.nio.file.Path;
import java.time.InstantSource;
import javax.swing.SwingUtilities;
import org.passerelle.client.Practice;
import org.passerelle.refusal.Refused;

/** Opens the practice that a file describes, and shows its window until it is closed. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: desktop OFFICE.properties (see office.example.properties)");
            System.exit(2);
        }
        try {
            Office office = Office.read(Path.of(arguments[0]));
            Practice practice = Practice.open(office.settings());
            SwingUtilities.invokeLater(() ->
                    Window.open(practice, office.doctor(), office.records(), InstantSource.system(), practice::close));
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }
}
