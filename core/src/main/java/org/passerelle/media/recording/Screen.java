package org.passerelle.media.recording;

/**
 * A stretch of time in columns, onto which samples are laid.
 *
 * @param from its first second
 * @param until its end, later than that
 * @param columns how many
 */
record Screen(double from, double until, int columns) {

    /**
     * Lays one signal of one data record onto its columns.
     *
     * @param begins when the record begins
     * @param seconds how long it is
     */
    void lay(byte[] record, Layout.Place place, double begins, double seconds, Columns onto) {
        double perColumn = (until - from) / columns;
        double perSample = seconds / place.samples();
        int sample = (int) Math.max(0, Math.min(place.samples(), Math.ceil((from - begins) / perSample)));
        while (sample < place.samples()) {
            int column = (int) Math.max(0, Math.floor((begins + sample * perSample - from) / perColumn));
            if (column >= columns) {
                return;
            }
            double next = (from + (column + 1) * perColumn - begins) / perSample;
            int end = (int) Math.min(place.samples(), Math.max(sample + 1, Math.ceil(next)));
            onto.take(column, record, place.at() + 2 * sample, place.at() + 2 * end);
            sample = end;
        }
    }
}
