package org.saddlepoint.cli;

/** The version of the program, from the manifest of its jar. */
final class Version {

  private Version() {}

  /** The version, or {@code development} when the classes do not come from a jar. */
  static String current() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
