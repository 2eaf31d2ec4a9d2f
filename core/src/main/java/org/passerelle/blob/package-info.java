/** Large octets as encrypted files of the node's folder. Start at: {@link org.passerelle.blob.FolderBlobs}. */
@NullMarked
package org.passerelle.blob;

import org.jspecify.annotations.NullMarked;
