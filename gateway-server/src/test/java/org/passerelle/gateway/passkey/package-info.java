/** Tests of what browsers are asked. Start at: {@link org.passerelle.gateway.passkey.ChallengesTest}. */
@NullMarked
package org.passerelle.gateway.passkey;

import org.jspecify.annotations.NullMarked;
