/**
 * The derivation rules, one per file: each is a total function from a stage to the next with a check that earns its verdict.
 *
 * <p>Imports {@code action} and below; no rule knows a particular network. The order of the rules is in {@code Derivation}.
 * A rule's check never calls the rule's own code: it evaluates both stages independently.
 */
package org.saddlepoint.rule;
