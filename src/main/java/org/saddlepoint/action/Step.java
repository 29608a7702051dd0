package org.saddlepoint.action;

import java.util.List;

/**
 * What a rule has earned: its name, the stage it started from and the one it made, the assumptions it used, the citation key
 * of its source (empty where it is derived in this project), and the verdict of its check.
 */
public record Step(String rule, Stage after, List<String> assumptions, String citation, Verdict verdict) {}
