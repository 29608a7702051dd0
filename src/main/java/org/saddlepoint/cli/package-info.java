/**
 * The command line: one command per file, each a thin reader of options that calls the floors below and prints what they
 * return. Start with {@link org.saddlepoint.cli.Main}, then {@link org.saddlepoint.cli.Commands}, the table of commands.
 *
 * <p>To add a command: write {@code NameCommand extends Subcommand} with picocli's annotations and add its line to the
 * table. The only package that knows picocli; it may import every other one.
 */
package org.saddlepoint.cli;
