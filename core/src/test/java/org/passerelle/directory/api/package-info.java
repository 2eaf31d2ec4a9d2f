/** The directory's API as others serve it, well and badly. Start at: {@link DirectoryApiTest}. */
@NullMarked
package org.passerelle.directory.api;

import org.jspecify.annotations.NullMarked;
