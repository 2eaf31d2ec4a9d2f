package org.passerelle.media.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.media.EdfAnnotations;
import org.passerelle.media.EdfHeader;
import org.passerelle.media.MediaRefusal;
import org.passerelle.refusal.Refusal;

/** One pass over the whole of a recording, one data record in memory. */
final class OnePass {
    /** Percent of the columns that a first view may cut on each side. */
    private static final int ODD = 2;

    private final Layout layout;
    private final Timeline timeline;
    private final Marks marks = new Marks();
    private final EdfAnnotations annotations = new EdfAnnotations(marks);
    private final List<Columns> overviews = new ArrayList<>();
    private final Oxygen.@Nullable Count oxygen;
    private double overviewed;

    OnePass(Layout layout) {
        this.layout = layout;
        this.timeline = new Timeline(layout);
        this.overviewed = layout.recordSeconds() * layout.records();
        layout.channels().forEach(place -> overviews.add(new Columns(Recording.OVERVIEW)));
        this.oxygen = oxygen(layout);
    }

    private static Oxygen.@Nullable Count oxygen(Layout layout) {
        for (int channel = 0; channel < layout.channels().size(); channel++) {
            EdfHeader.Signal signal =
                    layout.header().signal(layout.channels().get(channel).signal());
            if (Oxygen.is(signal)) {
                return new Oxygen.Count(channel, signal);
            }
        }
        return null;
    }

    Recording over(InputStream in) throws IOException {
        byte[] record = new byte[layout.recordOctets()];
        for (long number = 0; number < layout.records(); number++) {
            RecordingReader.fill(in, record);
            take(record, number);
        }
        if (in.read() >= 0) {
            throw Refusal.of(MediaRefusal.RECORDING_LENGTH).refused();
        }
        var channels = new ArrayList<Recording.Channel>();
        for (int channel = 0; channel < overviews.size(); channel++) {
            channels.add(channel(channel));
        }
        return new Recording(
                layout.header().start(),
                timeline.end(),
                overviewed,
                channels,
                layout.unseen(),
                marks.inOrder(),
                marks.all(),
                oxygen != null && oxygen.any() ? oxygen.result() : null,
                layout,
                timeline);
    }

    private void take(byte[] record, long number) {
        for (Layout.Place list : layout.lists()) {
            annotations.read(
                    record, list.at(), list.octets(), list == layout.lists().get(0));
        }
        timeline.begins(number, marks.clock());
        double begins = timeline.start(number);
        while (begins + layout.recordSeconds() > overviewed * (1 + 1e-9)) {
            // gaps made it longer than its records are: half as many columns for the same time
            overviews.forEach(Columns::halve);
            overviewed *= 2;
        }
        var whole = new Screen(0, overviewed, Recording.OVERVIEW);
        for (int channel = 0; channel < overviews.size(); channel++) {
            whole.lay(record, layout.channels().get(channel), begins, layout.recordSeconds(), overviews.get(channel));
        }
        if (oxygen != null) {
            Layout.Place place = layout.channels().get(oxygen.channel());
            oxygen.take(record, place.at(), place.at() + place.octets());
        }
    }

    private Recording.Channel channel(int channel) {
        Layout.Place place = layout.channels().get(channel);
        Columns overview = overviews.get(channel);
        return new Recording.Channel(
                layout.header().signal(place.signal()),
                place.samples() / layout.recordSeconds(),
                overview.usualLow(ODD),
                overview.usualHigh(ODD),
                overview);
    }
}
