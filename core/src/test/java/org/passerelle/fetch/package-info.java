/** What is fetched, from whom, and where it ends. Start at: {@link HttpFetcherTest}. */
@NullMarked
package org.passerelle.fetch;

import org.jspecify.annotations.NullMarked;
