/**
 * A study of an activation as text, JSON and a page with pictures.
 *
 * <p>Imports {@code activation}, {@code solve} for the critical coupling, and {@code report}. Start reading at
 * {@link org.saddlepoint.report.activation.ActivationStudy}.
 */
package org.saddlepoint.report.activation;
