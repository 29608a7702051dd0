package org.saddlepoint.action;

import org.saddlepoint.typeset.Formula;

/** One displayed formula with the words that introduce it. */
public record Display(String caption, Formula formula) {}
