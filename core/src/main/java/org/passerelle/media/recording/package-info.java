/**
 * What people see of a recording: its signals in as many columns as a screen has, its events, its oxygen saturation.
 * Start at: {@link org.passerelle.media.recording.RecordingReader}.
 */
@NullMarked
package org.passerelle.media.recording;

import org.jspecify.annotations.NullMarked;
