/**
 * What is printed about a connectome: a page with pictures, JSON, and a summary in text.
 *
 * <p>Part of the floor of {@code report}; reads {@link org.saddlepoint.connectome.Study} and nothing else of the physics. Start
 * reading at {@link org.saddlepoint.report.connectome.ConnectomePage}.
 */
package org.saddlepoint.report.connectome;
