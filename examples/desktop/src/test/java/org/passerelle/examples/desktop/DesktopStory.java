package org.passerelle.examples.desktop;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;
import javax.swing.text.JTextComponent;
import org.passerelle.client.Practice;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;

/** The doctor's hand on the program, a simulated hospital behind it: asks with a photograph, follows, reads the answer. A program of its own, because a screen belongs to a process. */
public final class DesktopStory {
    private static final long PATIENCE = 30_000_000_000L;

    private DesktopStory() {}

    /** @param arguments a folder for everything; optionally a file for a picture of the window */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            play(arguments);
            System.out.println("played");
            status = 0;
        } catch (Exception failed) {
            failed.printStackTrace();
        }
        System.exit(status); // Swing's threads would keep the program
    }

    private static void play(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path photo = Files.write(folder.resolve("lesion.jpg"), Invented.photograph());
        try (Rehearsal world = Rehearsal.begin(Files.createDirectory(folder.resolve("world")))) {
            Practice practice = world.join(Practice.open(world.settings()));
            onScreen(() -> Window.open(
                    practice,
                    Invented.doctor(),
                    Records.read(Path.of("patients.example.csv")),
                    world.clock(),
                    () -> {}));
            choose("lines", "Avis de dermatologie");
            press("ask");
            choose("kind", "Dermoscopie");
            write("question", "Faut-il retirer cette lésion ?");
            write("history", "Apparue il y a six mois.");
            write("treatment", "aucun");
            tick("consent");
            drop(photo);
            press("send");
            await(world, () -> requestsShown() == 1);
            await(world, () -> !world.hospital().worklist().isEmpty());
            world.hospital().answer(world.hospital().worklist().get(0), "Surveillance à trois mois.");
            await(world, () -> enabled("read"));
            press("read");
            await(world, () -> text("story").contains("Surveillance à trois mois."));
            if (arguments.length > 1) {
                picture(Path.of(arguments[1]));
            }
            onScreen(() -> {
                Arrays.stream(java.awt.Window.getWindows()).forEach(java.awt.Window::dispose);
                return true;
            });
        }
    }

    private static void await(Rehearsal world, BooleanSupplier seen) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (!onScreen(seen::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the window never showed it; on the screen: " + onScreen(DesktopStory::shown));
            }
            world.settle();
        }
    }

    private static void press(String name) throws Exception {
        onScreen(() -> {
            find(name, JButton.class).doClick();
            return true;
        });
    }

    private static void tick(String name) throws Exception {
        onScreen(() -> {
            find(name, JCheckBox.class).doClick();
            return true;
        });
    }

    private static void choose(String name, String words) throws Exception {
        onScreen(() -> {
            JComboBox<?> box = find(name, JComboBox.class);
            for (int item = 0; item < box.getItemCount(); item++) {
                if (String.valueOf(box.getItemAt(item)).startsWith(words)) {
                    box.setSelectedIndex(item);
                    return true;
                }
            }
            throw new IllegalStateException("nothing called " + words);
        });
    }

    private static void write(String name, String words) throws Exception {
        onScreen(() -> {
            find(name, JTextComponent.class).setText(words);
            return true;
        });
    }

    private static void drop(Path file) throws Exception {
        onScreen(() -> {
            JPanel panel = find("drop", JPanel.class);
            boolean taken = panel.getTransferHandler()
                    .importData(new TransferHandler.TransferSupport(panel, new DroppedFile(file)));
            if (!taken) {
                throw new IllegalStateException("the photograph was not taken");
            }
            return true;
        });
    }

    private record DroppedFile(Path file) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
            return List.of(file.toFile());
        }
    }

    /** Every text that can be read on the screen. */
    private static List<String> shown() {
        return Arrays.stream(java.awt.Window.getWindows())
                .filter(Component::isShowing)
                .flatMap(DesktopStory::within)
                .flatMap(component -> component instanceof JLabel label
                        ? Stream.ofNullable(label.getText())
                        : component instanceof JTextComponent text ? Stream.of(text.getText()) : Stream.empty())
                .toList();
    }

    private static int requestsShown() {
        return find("requests", JTable.class).getRowCount();
    }

    private static boolean enabled(String name) {
        return find(name, JButton.class).isEnabled();
    }

    private static String text(String name) {
        return find(name, JTextComponent.class).getText();
    }

    private static void picture(Path file) throws Exception {
        BufferedImage image = onScreen(() -> {
            java.awt.Window window = Arrays.stream(java.awt.Window.getWindows())
                    .filter(Component::isShowing)
                    .findFirst()
                    .orElseThrow();
            var drawn = new BufferedImage(window.getWidth(), window.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = drawn.createGraphics();
            window.paint(pen);
            pen.dispose();
            return drawn;
        });
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static <T extends Component> T find(String name, Class<T> type) {
        return Arrays.stream(java.awt.Window.getWindows())
                .filter(Component::isDisplayable)
                .flatMap(DesktopStory::within)
                .filter(component -> name.equals(component.getName()))
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " on the screen"));
    }

    private static Stream<Component> within(Component component) {
        return component instanceof Container container
                ? Stream.concat(
                        Stream.of(component),
                        Arrays.stream(container.getComponents()).flatMap(DesktopStory::within))
                : Stream.of(component);
    }

    private static <T> T onScreen(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        SwingUtilities.invokeAndWait(task);
        return Optional.ofNullable(task.get()).orElseThrow();
    }
}
