package org.passerelle.examples.desktop;

import java.awt.Component;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.swing.JOptionPane;
import javax.swing.SwingWorker;
import org.passerelle.client.Draft;
import org.passerelle.refusal.Refused;

/** Work that touches disk or keys happens beside the screen's thread; what comes of it is shown on it, refusals in words. */
final class Later {
    private Later() {}

    static <T> void run(Component owner, Callable<T> work, Consumer<T> shown) {
        new SwingWorker<T, Void>() {
            @Override
            protected T doInBackground() throws Exception {
                return work.call();
            }

            @Override
            protected void done() {
                try {
                    shown.accept(get());
                } catch (ExecutionException failed) {
                    tell(owner, failed.getCause() == null ? failed : failed.getCause());
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }.execute();
    }

    private static void tell(Component owner, Throwable why) {
        if (why instanceof Draft.Emergency emergency) {
            show(owner, emergency.banner(), JOptionPane.ERROR_MESSAGE);
        } else if (why instanceof Draft.Excluded excluded) {
            show(owner, excluded.words(), JOptionPane.WARNING_MESSAGE);
        } else if (why instanceof Draft.ConsentRefused refused) {
            show(owner, refused.words(), JOptionPane.WARNING_MESSAGE);
        } else if (why instanceof Refused refused) {
            // the code is for whoever supports the program; no clinical word is in the sentence
            show(owner, "Rien n'a été envoyé. " + refused.getMessage(), JOptionPane.WARNING_MESSAGE);
        } else {
            show(
                    owner,
                    "Une panne du programme : rien n'a été perdu, appelez l'assistance.",
                    JOptionPane.ERROR_MESSAGE);
        }
    }

    private static void show(Component owner, String words, int kind) {
        JOptionPane.showMessageDialog(owner, words, "Passerelle", kind);
    }
}
