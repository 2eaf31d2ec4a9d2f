package org.passerelle.gateway.console.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars over months, drawn on the server. A table beside it says the same; so does its description, for whoever hears it.
 *
 * @param id of its title and description in the page
 * @param title what it shows
 * @param description every value in words
 */
public record Chart(String id, String title, String description, List<Bar> bars) {
    /** Its width and height in its own units. */
    public static final int WIDTH = 360;

    public static final int HEIGHT = 160;
    /** Where bars stand on. */
    static final int FLOOR = 136;
    /** How high the highest one is. */
    static final int TALLEST = 104;
    /** Most months that are named below it; of more every other one, or fewer. */
    static final int MOST_NAMES = 8;

    private static final int GAP = 4;

    public Chart {
        bars = List.copyOf(bars);
    }

    /**
     * One month.
     *
     * @param value what stands above it
     * @param name what stands below it, or empty
     */
    public record Bar(int x, int y, int width, int height, int middle, String value, String name) {
        public int above() {
            return y - 6;
        }
    }

    /**
     * A month's value.
     *
     * @param amount how much, 0 or more; below 0 where there is none
     * @param said the same in words
     */
    record Point(String name, double amount, String said) {
        boolean is() {
            return amount >= 0;
        }
    }

    /** @param most the amount of the tallest bar at least */
    static Chart of(String id, String title, List<Point> points, double most) {
        double tallest =
                Math.max(most, points.stream().mapToDouble(Point::amount).max().orElse(0));
        int each = WIDTH / Math.max(points.size(), 1);
        int every = (points.size() + MOST_NAMES - 1) / MOST_NAMES;
        List<Bar> bars = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int at = 0; at < points.size(); at++) {
            Point point = points.get(at);
            boolean named = at % Math.max(every, 1) == 0;
            int height = point.is() && tallest > 0 ? (int) Math.round(point.amount() / tallest * TALLEST) : 0;
            bars.add(new Bar(
                    at * each + GAP / 2,
                    FLOOR - height,
                    each - GAP,
                    height,
                    at * each + each / 2,
                    named && point.is() ? point.said() : "",
                    named ? point.name() : ""));
            said.add(point.name() + " : " + point.said());
        }
        return new Chart(id, title, String.join(" ; ", said), bars);
    }
}
