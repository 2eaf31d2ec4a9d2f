/**
 * What is found when a configuration is examined without serving: keys, disk, mail servers, a letter to oneself.
 * Start at: {@link org.passerelle.gateway.doctor.Finding}.
 */
@NullMarked
package org.passerelle.gateway.doctor;

import org.jspecify.annotations.NullMarked;
