/**
 * What every floor may need of the machine it runs on: files that appear whole or not at all, and word of progress to
 * whoever waits.
 *
 * <p>The ground floor: it imports nothing of the project but the way to tell a user what is wrong
 * ({@link org.saddlepoint.expr.InputException}). Start with {@link org.saddlepoint.io.AtomicFile}.
 */
package org.saddlepoint.io;
