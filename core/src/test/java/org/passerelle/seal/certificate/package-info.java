/** What certificates, paths and lists that nobody should issue are taken for. Start at: {@link org.passerelle.seal.certificate.Authority}. */
@NullMarked
package org.passerelle.seal.certificate;

import org.jspecify.annotations.NullMarked;
