/**
 * How correspondents come to know each other: introductions, and the address that they came from confirmed by a person, a
 * directory or a challenge. Start at: {@link org.passerelle.flow.onboarding.Newcomers}.
 */
@NullMarked
package org.passerelle.flow.onboarding;

import org.jspecify.annotations.NullMarked;
