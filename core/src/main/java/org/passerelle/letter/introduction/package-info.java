/**
 * What mails say by which two nodes come to know each other, as canonical documents and in French.
 * Start at: {@link org.passerelle.letter.introduction.OnboardingJson}.
 */
@NullMarked
package org.passerelle.letter.introduction;

import org.jspecify.annotations.NullMarked;
