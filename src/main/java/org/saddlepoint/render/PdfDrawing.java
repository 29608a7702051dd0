package org.saddlepoint.render;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.scilab.forge.jlatexmath.TeXIcon;

/** Draws a formula onto the one page of a PDF, as vector shapes. */
final class PdfDrawing {
  private PdfDrawing() {}

  static byte[] of(TeXIcon icon) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(icon.getIconWidth(), icon.getIconHeight()));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, icon.getIconWidth(), icon.getIconHeight());
      icon.paintIcon(null, graphics, 0, 0);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("the document is kept in memory", impossible);
    }
  }
}
