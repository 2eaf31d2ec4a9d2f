/** The national directory's FHIR API, asked one mailbox or owner at a time. Start at: {@link DirectoryApi}. */
@NullMarked
package org.passerelle.directory.api;

import org.jspecify.annotations.NullMarked;
