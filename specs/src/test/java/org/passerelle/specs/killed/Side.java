package org.passerelle.specs.killed;

/** One of the two houses. */
enum Side {
    PRACTICE,
    HOSPITAL
}
