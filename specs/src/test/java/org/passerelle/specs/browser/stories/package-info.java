/**
 * What people do in the console from the login to the end, each on a screen and on a phone. Start at: {@link ExpertStoryTest}.
 */
@NullMarked
package org.passerelle.specs.browser.stories;

import org.jspecify.annotations.NullMarked;
