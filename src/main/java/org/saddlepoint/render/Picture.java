package org.saddlepoint.render;

/**
 * A formula drawn as SVG, with what a page needs to set it among text.
 *
 * @param markup the {@code <svg>} element, without an XML declaration, with shapes for every glyph
 * @param width the width in points
 * @param height the height in points, from the lowest to the highest ink
 * @param depth how far the picture reaches below the line of the text, in points
 */
public record Picture(String markup, double width, double height, double depth) {}
