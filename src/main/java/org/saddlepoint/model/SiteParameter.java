package org.saddlepoint.model;

/** A quenched number per site of a species, with its law. */
public record SiteParameter(String name, SiteLaw law) {}
