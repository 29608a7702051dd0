/**
 * What the user reads: plots, one-page HTML reports, Markdown, CSV and JSON, all written from one document model.
 *
 * <p>Imports the floors of {@code document} and below; nothing imports it but {@code cli}. Start reading at
 * {@link org.saddlepoint.report.Page} for documents and {@link org.saddlepoint.report.Plot} for pictures.
 */
package org.saddlepoint.report;
