/** Settings of a gateway: read from one YAML file, typed, refused where doubtful, with the place of each mistake. Start at: {@link SettingsReader}. */
@NullMarked
package org.passerelle.gateway.config;

import org.jspecify.annotations.NullMarked;
